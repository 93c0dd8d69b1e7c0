package io.hefu.portal.application;

import io.hefu.core.identity.ApplicationId;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.Requirements;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The applications of a member's organisation. One of another organisation does not exist for them. */
@Singleton
public class Applications {

    private final ApplicationStore store;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Applications(ApplicationStore store, AuditTrail audit, Transactions transactions, Clock clock, Supplier<UUID> ids) {
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * @param name 1 to 100 characters
     * @param description at most 500
     */
    public Uni<Application> create(Member member, @Nullable String name, @Nullable String description) {
        Label label = Label.of(name, description);
        Application application = new Application(
                new ApplicationId(ids.get()),
                member.organisation().id(),
                label.name(),
                label.description(),
                clock.instant(),
                Optional.empty());
        return transactions.writing(() -> store.add(application)
                .chain(() -> audit.record(change(member, "created", application).to(label.summary())))
                .replaceWith(application));
    }

    public Uni<Page<Application>> list(Member member, PageRequest page) {
        return transactions.reading(() -> store.of(member.organisation().id(), page));
    }

    public Uni<Application> get(Member member, ApplicationId id) {
        return transactions
                .reading(() -> store.get(member.organisation().id(), id))
                .map(ApplicationEntity::toApplication);
    }

    /** Any organisation's application, for those who may act across organisations: subscribers and the operator. */
    public Uni<Application> ofAnyone(ApplicationId id) {
        return transactions.reading(() -> store.get(id)).map(ApplicationEntity::toApplication);
    }

    /**
     * Within a transaction: the application, for oneself until the transaction ends, so that what is counted of it stays
     * true.
     */
    public Uni<Application> reserve(Member member, ApplicationId id) {
        return store.reserve(member.organisation().id(), id).map(ApplicationEntity::toApplication);
    }

    public Uni<Application> rename(
            Member member, ApplicationId id, @Nullable String name, @Nullable String description) {
        Label label = Label.of(name, description);
        return transactions.writing(() -> store.reserve(member.organisation().id(), id)
                .flatMap(entity -> {
                    Label before = new Label(entity.name, entity.description);
                    entity.name = label.name();
                    entity.description = label.description();
                    return recorded(
                            change(member, "renamed", entity.toApplication())
                                    .from(before.summary())
                                    .to(label.summary()),
                            entity);
                }));
    }

    /** Refuses all its calls until it is resumed. */
    public Uni<Application> suspend(Member member, ApplicationId id) {
        return changeStanding(member, id, "suspended", entity -> {
            if (entity.suspendedAt == null) {
                entity.suspendedAt = clock.instant();
            }
        });
    }

    public Uni<Application> resume(Member member, ApplicationId id) {
        return changeStanding(member, id, "resumed", entity -> entity.suspendedAt = null);
    }

    /** Whether its calls must be signed from now on; keys and tokens alone are then refused. */
    public Uni<Boolean> requireSignatures(Member member, ApplicationId id, boolean required) {
        return transactions.writing(() -> store.reserve(member.organisation().id(), id)
                .flatMap(entity -> {
                    Map<String, String> before = Map.of("signatureRequired", String.valueOf(entity.signatureRequired));
                    entity.signatureRequired = required;
                    return audit.record(change(member, "signature-requirement-changed", entity.toApplication())
                                    .from(before)
                                    .to(Map.of("signatureRequired", String.valueOf(required))))
                            .replaceWith(required);
                }));
    }

    public Uni<Boolean> requiresSignatures(Member member, ApplicationId id) {
        return transactions
                .reading(() -> store.get(member.organisation().id(), id))
                .map(entity -> entity.signatureRequired);
    }

    private Uni<Application> changeStanding(
            Member member, ApplicationId id, String action, Consumer<ApplicationEntity> step) {
        member.require(Role.OPERATOR_ADMIN);
        return transactions.writing(() -> store.reserve(id).flatMap(entity -> {
            step.accept(entity);
            return recorded(change(member, action, entity.toApplication()), entity);
        }));
    }

    private Uni<Application> recorded(Change change, ApplicationEntity entity) {
        return audit.record(change).replaceWith(entity::toApplication);
    }

    private static Change change(Member member, String action, Application application) {
        return Change.by(member, "application." + action, "application/" + application.id());
    }

    /** What an application is called. */
    private record Label(String name, String description) {

        static Label of(@Nullable String name, @Nullable String description) {
            Requirements requirements = new Requirements();
            Label label = new Label(
                    requirements.text("name", name, 1, 100), requirements.text("description", description, 0, 500));
            requirements.check();
            return label;
        }

        Map<String, String> summary() {
            return Map.of("name", name, "description", description);
        }
    }
}
