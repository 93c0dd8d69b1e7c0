package io.hefu.gateway.signature;

import io.hefu.core.identity.CredentialId;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * In PostgreSQL, where the primary key lets one insert win among all nodes. Signed requests alone pay for it, with one
 * statement each; while the database is away they are refused.
 */
@Singleton
class PostgresNonceStore implements Nonces {

    /** A nonce is kept a little longer than it could be replayed, for clocks that differ. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool database;

    PostgresNonceStore(Pool database) {
        this.database = database;
    }

    @Override
    public Uni<Boolean> take(CredentialId key, String nonce, Instant until) {
        return database.preparedQuery("""
                        insert into gateway.signature_nonce (credential, nonce, kept_until) values ($1, $2, $3)
                        on conflict do nothing
                        """)
                .execute(Tuple.of(key.value(), nonce, until.plus(LEEWAY).atOffset(ZoneOffset.UTC)))
                .map(inserted -> inserted.rowCount() == 1)
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return database.preparedQuery("delete from gateway.signature_nonce where kept_until < now()")
                .execute()
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}
