package io.hefu.portal.webhook;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.application.Applications;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.delivery.Deliveries;
import io.hefu.portal.delivery.DeliveryConfig;
import io.hefu.portal.delivery.DeliveryLogStore;
import io.hefu.portal.delivery.PauseReason;
import io.hefu.portal.delivery.WebhookSecret;
import io.hefu.portal.delivery.WebhookSecrets;
import io.hefu.portal.member.Member;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.refusal.PortalRefusal.TooManyWebhooks;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The webhooks of a member's applications. */
@Singleton
public class Webhooks {

    /** For each application; sinks of notification subscriptions are not counted. */
    static final int MOST = 20;

    private static final Bilingual OUTSIDE = new Bilingual("不能指向内部地址", "must not lead to an inside address");

    private final WebhookStore store;
    private final EventTypes eventTypes;
    private final WebhookSecrets secrets;
    private final Deliveries deliveries;
    private final DeliveryLogStore log;
    private final DeliveryConfig config;
    private final Applications applications;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Webhooks(
            WebhookStore store,
            EventTypes eventTypes,
            WebhookSecrets secrets,
            Deliveries deliveries,
            DeliveryLogStore log,
            DeliveryConfig config,
            Applications applications,
            AuditTrail audit,
            Transactions transactions,
            Clock clock,
            Supplier<UUID> ids) {
        this.store = store;
        this.eventTypes = eventTypes;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.log = log;
        this.config = config;
        this.applications = applications;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** What is missing from the request stands as null. */
    public Uni<NewSecret> create(
            Member member,
            ApplicationId application,
            Environment environment,
            @Nullable String url,
            @Nullable String description,
            @Nullable List<@Nullable String> types) {
        WebhookSettings settings = WebhookSettings.of(url, description, types, eventTypes, config.allowHttp());
        WebhookSecret secret = secrets.mint();
        Webhook webhook = new Webhook(
                ids.get(),
                Webhook.Kind.REGISTERED,
                application,
                environment,
                settings.url().toString(),
                settings.description(),
                settings.eventTypes(),
                clock.instant(),
                Optional.empty(),
                Optional.empty());
        return requireOutside(settings.url())
                .chain(() -> transactions.writing(() -> requireRoom(member, application)
                        .chain(() -> store.add(webhook, secrets.seal(secret, webhook.id()), member.username()))
                        .chain(() ->
                                audit.record(change(member, "created", webhook).to(summary(webhook))))))
                .replaceWith(new NewSecret(webhook, secret));
    }

    /** Newest first, the sinks of notification subscriptions included. */
    public Uni<List<Webhook>> list(Member member, ApplicationId application) {
        return transactions.reading(() -> applications.get(member, application).chain(() -> store.of(application)));
    }

    public Uni<Webhook> get(Member member, ApplicationId application, UUID id) {
        return transactions
                .reading(() -> applications.get(member, application).chain(() -> store.get(application, id)))
                .map(WebhookEntity::toWebhook);
    }

    /** What is null stays as it is. */
    public Uni<Webhook> change(
            Member member,
            ApplicationId application,
            UUID id,
            @Nullable String url,
            @Nullable String description,
            @Nullable List<@Nullable String> types) {
        return get(member, application, id)
                .map(now -> WebhookSettings.of(
                        url == null ? now.url() : url,
                        description == null ? now.description() : description,
                        types == null ? List.copyOf(now.eventTypes()) : types,
                        eventTypes,
                        config.allowHttp()))
                .call(settings -> requireOutside(settings.url()))
                .chain(settings -> registered(member, application, id, entity -> {
                    Map<String, String> before = summary(entity.toWebhook());
                    entity.url = settings.url().toString();
                    entity.description = settings.description();
                    entity.eventTypes = settings.eventTypes().toArray(String[]::new);
                    Webhook after = entity.toWebhook();
                    return audit.record(change(member, "changed", after)
                                    .from(before)
                                    .to(summary(after)))
                            .replaceWith(after);
                }));
    }

    /** With its delivery log. */
    public Uni<Void> delete(Member member, ApplicationId application, UUID id) {
        return registered(
                member,
                application,
                id,
                entity ->
                        store.delete(entity).chain(() -> audit.record(change(member, "deleted", entity.toWebhook()))));
    }

    /** @param overlap for how long events are signed with the secret before as well */
    public Uni<NewSecret> rotate(Member member, ApplicationId application, UUID id, Duration overlap) {
        WebhookSecret secret = secrets.mint();
        return registered(member, application, id, entity -> {
            entity.previousSecret = entity.secret;
            entity.previousSecretUntil = clock.instant().plus(overlap);
            entity.secret = secrets.seal(secret, id);
            Webhook webhook = entity.toWebhook();
            return audit.record(change(member, "secret-rotated", webhook)).replaceWith(new NewSecret(webhook, secret));
        });
    }

    /** Events wait until it is resumed. One that is paused already stays as it is. */
    public Uni<Webhook> pause(Member member, ApplicationId application, UUID id) {
        return reserved(member, application, id, entity -> {
            if (entity.pausedAt != null) {
                return Uni.createFrom().item(entity.toWebhook());
            }
            entity.pause(clock.instant(), PauseReason.BY_MEMBER);
            return audit.record(change(member, "paused", entity.toWebhook())).replaceWith(entity::toWebhook);
        });
    }

    /** @param drop whether what it missed is given up rather than delivered now */
    public Uni<Webhook> resume(Member member, ApplicationId application, UUID id, boolean drop) {
        Instant now = clock.instant();
        return get(member, application, id)
                .call(() -> drop ? log.drop(id, now) : Uni.createFrom().item(0))
                .chain(() -> reserved(member, application, id, entity -> {
                    Optional<Instant> since = Optional.ofNullable(entity.failingSince);
                    entity.resume();
                    return audit.record(change(member, "resumed", entity.toWebhook()))
                            .replaceWith(() -> since);
                }))
                .call(since -> drop ? Uni.createFrom().voidItem() : log.release(id, since, now))
                .invoke(deliveries::wake)
                .chain(() -> get(member, application, id));
    }

    private Uni<Void> requireOutside(URI url) {
        return Transactions.elsewhere(() -> deliveries.leadsInside(url))
                .invoke(inside -> {
                    if (inside) {
                        throw new RefusedException(PortalRefusal.Invalid.field("url", OUTSIDE));
                    }
                })
                .replaceWithVoid();
    }

    /** The application is reserved while its webhooks are counted, so that two requests never share the last place. */
    private Uni<Void> requireRoom(Member member, ApplicationId application) {
        return applications
                .reserve(member, application)
                .chain(() -> store.countRegistered(application))
                .invoke(count -> {
                    if (count >= MOST) {
                        throw new RefusedException(new TooManyWebhooks(MOST));
                    }
                })
                .replaceWithVoid();
    }

    private <T> Uni<T> registered(Member member, ApplicationId application, UUID id, Step<T> step) {
        return reserved(member, application, id, entity -> {
            if (entity.kind != Webhook.Kind.REGISTERED) {
                throw new RefusedException(PortalRefusal.Plain.SUBSCRIPTIONS_OWN);
            }
            return step.apply(entity);
        });
    }

    private <T> Uni<T> reserved(Member member, ApplicationId application, UUID id, Step<T> step) {
        return transactions.writing(() -> applications
                .get(member, application)
                .chain(() -> store.reserve(application, id))
                .chain(step::apply));
    }

    private interface Step<T> {
        Uni<T> apply(WebhookEntity entity);
    }

    private static Change change(Member member, String action, Webhook webhook) {
        return Change.by(member, "webhook." + action, "webhook/" + webhook.id());
    }

    /** The host alone: what follows it may be a secret. */
    private static Map<String, String> summary(Webhook webhook) {
        return Map.of(
                "application", webhook.application().toString(),
                "environment", webhook.environment().name(),
                "host", URI.create(webhook.url()).getHost(),
                "eventTypes", String.join(" ", webhook.eventTypes()));
    }
}
