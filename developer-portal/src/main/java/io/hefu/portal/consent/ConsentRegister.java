package io.hefu.portal.consent;

import io.hefu.core.consent.Purpose;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.application.Application;
import io.hefu.portal.application.Applications;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Subscriber;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** A subscriber's consents, given and withdrawn by nobody else. For a purpose an application has at most one at a time. */
@Singleton
public class ConsentRegister {

    private static final Bilingual IN_THE_FUTURE = new Bilingual("应是将来的时间", "must be in the future");

    private final ConsentStore store;
    private final Pseudonyms pseudonyms;
    private final Applications applications;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;
    private final Supplier<UUID> ids;

    ConsentRegister(
            ConsentStore store,
            Pseudonyms pseudonyms,
            Applications applications,
            AuditTrail audit,
            Transactions transactions,
            Clock clock,
            Supplier<UUID> ids) {
        this.store = store;
        this.pseudonyms = pseudonyms;
        this.applications = applications;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** Newest first, withdrawn ones included. */
    public Uni<Page<Consent>> list(Subscriber subscriber, PageRequest page) {
        return transactions.reading(() -> store.of(pseudonyms.of(subscriber.number()), page));
    }

    /** Given again while in force, it stays as it is. */
    public Uni<Consent> grant(
            Subscriber subscriber, ApplicationId application, Purpose purpose, Optional<Instant> expiresAt) {
        Instant now = clock.instant();
        if (expiresAt.isPresent() && !expiresAt.get().isAfter(now)) {
            throw new RefusedException(PortalRefusal.Invalid.field("expiresAt", IN_THE_FUTURE));
        }
        Pseudonym pseudonym = pseudonyms.of(subscriber.number());
        return transactions.writing(() -> transactions
                .lock("portal.consent/" + pseudonym.value())
                .chain(() -> applications.ofAnyone(application))
                .map(to -> consent(subscriber, to, purpose, now, expiresAt))
                .flatMap(wanted -> store.standing(pseudonym, application, purpose)
                        .flatMap(standing -> standing == null
                                ? add(pseudonym, wanted)
                                : keepOrReplace(pseudonym, standing, wanted))));
    }

    /** Takes effect within a second. May be repeated. */
    public Uni<Void> withdraw(Subscriber subscriber, UUID id) {
        Pseudonym pseudonym = pseudonyms.of(subscriber.number());
        return transactions.writing(() -> store.reserve(pseudonym, id).flatMap(entity -> withdraw(pseudonym, entity)));
    }

    private Uni<Void> withdraw(Pseudonym pseudonym, ConsentEntity entity) {
        if (entity.withdrawnAt != null) {
            return Uni.createFrom().voidItem();
        }
        entity.withdrawnAt = clock.instant();
        return audit.record(change(pseudonym, "withdrawn", entity.id));
    }

    private Uni<Consent> keepOrReplace(Pseudonym pseudonym, ConsentEntity standing, Consent wanted) {
        Consent kept = ConsentStore.consent(standing, wanted.applicationName());
        return kept.isInForceAt(wanted.grantedAt())
                ? Uni.createFrom().item(kept)
                : store.close(standing).chain(() -> add(pseudonym, wanted));
    }

    private Consent consent(
            Subscriber subscriber, Application application, Purpose purpose, Instant now, Optional<Instant> expiresAt) {
        return new Consent(
                ids.get(),
                application.id(),
                application.name(),
                subscriber.number().masked(),
                purpose,
                ConsentWording.CURRENT_VERSION,
                now,
                expiresAt,
                Optional.empty());
    }

    private Uni<Consent> add(Pseudonym pseudonym, Consent consent) {
        return store.add(pseudonym, consent)
                .chain(() -> audit.record(change(pseudonym, "granted", consent.id())
                        .to(Map.of(
                                "application", consent.application().toString(),
                                "purpose", consent.purpose().value(),
                                "wordingVersion", Integer.toString(consent.wordingVersion())))))
                .replaceWith(consent);
    }

    private static Change change(Pseudonym pseudonym, String action, UUID consent) {
        return Change.by("subscriber/" + pseudonym.brief(), "consent." + action, "consent/" + consent);
    }
}
