package io.hefu.portal.consent;

import io.hefu.core.consent.Consents;
import io.hefu.core.consent.Purpose;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PhoneNumber;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.CompletionStage;

/** Answers gateways, on any thread and without a session: one index look-up. */
@Singleton
class ConsentLookupStore implements Consents {

    private static final String IN_FORCE = """
            select exists (
                select from portal.consent
                 where subscriber = $1 and application_id = $2 and purpose = $3
                   and withdrawn_at is null and (expires_at is null or expires_at > $4))""";

    private final Pool pool;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    ConsentLookupStore(Pool pool, Pseudonyms pseudonyms, Clock clock) {
        this.pool = pool;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Boolean> inForce(PhoneNumber subscriber, ApplicationId application, Purpose purpose) {
        Tuple question = Tuple.of(
                pseudonyms.of(subscriber).value(),
                application.value(),
                purpose.value(),
                clock.instant().atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(IN_FORCE)
                .execute(question)
                .map(rows -> rows.iterator().next().getBoolean(0))
                .subscribeAsCompletionStage();
    }
}
