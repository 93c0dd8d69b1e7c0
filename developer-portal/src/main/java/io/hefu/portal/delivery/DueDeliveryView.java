package io.hefu.portal.delivery;

import io.hefu.core.notification.SubscriptionSink.AccessToken;
import io.hefu.core.secrecy.Vault;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A delivery whose turn it is, as the database shows it; opens what is sealed. */
final class DueDeliveryView {

    /** Of the webhook and the event; those of the delivery come before. */
    static final String COLUMNS = """
            webhook.id as webhook_id, webhook.url, webhook.secret, webhook.previous_secret, webhook.previous_secret_until,
            webhook.access_token, webhook.access_token_until,
            event.id as event_id, event.type, event.source, event.subject, event.time, event.data""";

    private final Vault vault;

    DueDeliveryView(Vault vault) {
        this.vault = vault;
    }

    DueDelivery delivery(Row row, UUID lease, Instant now) {
        return new DueDelivery(
                row.getUUID("id"),
                lease,
                row.getInteger("attempts"),
                row.getOffsetDateTime("begun_at").toInstant(),
                sink(row, now),
                event(row));
    }

    private Sink sink(Row row, Instant now) {
        UUID webhook = row.getUUID("webhook_id");
        List<WebhookSecret> secrets = new ArrayList<>();
        secret(row, "secret", webhook).ifPresent(secrets::add);
        if (row.getOffsetDateTime("previous_secret_until") != null
                && now.isBefore(row.getOffsetDateTime("previous_secret_until").toInstant())) {
            secret(row, "previous_secret", webhook).ifPresent(secrets::add);
        }
        return new Sink(webhook, row.getString("url"), secrets, accessToken(row, webhook));
    }

    private Optional<WebhookSecret> secret(Row row, String column, UUID webhook) {
        return Optional.ofNullable(row.getBuffer(column))
                .map(kept -> WebhookSecrets.open(kept.getBytes(), webhook, vault));
    }

    private Optional<AccessToken> accessToken(Row row, UUID webhook) {
        return Optional.ofNullable(row.getBuffer("access_token"))
                .map(kept -> new AccessToken(
                        new String(
                                vault.open(kept.getBytes(), EventStore.ownerOfToken(webhook)), StandardCharsets.UTF_8),
                        row.getOffsetDateTime("access_token_until").toInstant()));
    }

    private CloudEvent event(Row row) {
        UUID event = row.getUUID("event_id");
        return new CloudEvent(
                event,
                row.getString("type"),
                row.getString("source"),
                Optional.ofNullable(row.getString("subject")),
                row.getOffsetDateTime("time").toInstant(),
                vault.open(row.getBuffer("data").getBytes(), CloudEvent.ownerOf(event)));
    }
}
