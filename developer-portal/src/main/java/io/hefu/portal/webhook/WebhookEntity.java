package io.hefu.portal.webhook;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.portal.delivery.PauseReason;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Only what has changed is written: the engine of deliveries changes the same rows. */
@Entity
@DynamicUpdate
@Table(schema = "portal", name = "webhook")
class WebhookEntity {

    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    Webhook.Kind kind;

    @Column(name = "application_id")
    UUID applicationId;

    @Enumerated(EnumType.STRING)
    Environment environment;

    String url;
    String description;

    @Column(name = "event_types")
    String[] eventTypes;

    /** Null for the sink of a notification subscription. */
    byte @Nullable [] secret;

    @Column(name = "previous_secret")
    byte @Nullable [] previousSecret;

    @Nullable
    @Column(name = "previous_secret_until")
    Instant previousSecretUntil;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Nullable
    @Column(name = "paused_at")
    Instant pausedAt;

    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(name = "pause_reason")
    PauseReason pauseReason;

    @Column(name = "notice_due")
    boolean noticeDue;

    @Nullable
    @Column(name = "failing_since")
    Instant failingSince;

    @Column(name = "given_up_in_a_row")
    int givenUpInARow;

    void pause(Instant at, PauseReason reason) {
        pausedAt = at;
        pauseReason = reason;
    }

    /** Deliveries go on as if it had never failed. */
    void resume() {
        pausedAt = null;
        pauseReason = null;
        noticeDue = false;
        failingSince = null;
        givenUpInARow = 0;
    }

    Webhook toWebhook() {
        return new Webhook(
                id,
                kind,
                new ApplicationId(applicationId),
                environment,
                url,
                description,
                List.of(eventTypes),
                createdAt,
                Optional.ofNullable(pausedAt).map(at -> new Webhook.Pause(at, Objects.requireNonNull(pauseReason))),
                Optional.ofNullable(failingSince));
    }
}
