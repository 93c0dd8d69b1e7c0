package io.hefu.portal.demo;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.identity.ApplicationId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Gives the demo application credentials that are known beforehand. May be repeated. */
@Singleton
class DemoStore {

    private static final String ADD = """
            insert into portal.credential
                (id, kind, application_id, environment, name, secret_hash, created_at, created_by)
            values ($1, $2, $3, $4, $5, $6, now(), 'developer')
            on conflict (id) do nothing""";

    private final Pool pool;

    DemoStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> addKey(ApplicationId application, ApiKey key) {
        Tuple row = Tuple.tuple()
                .addString(key.id())
                .addString("API_KEY")
                .addUUID(application.value())
                .addString(key.environment().name())
                .addString("Demo")
                .addBuffer(Buffer.buffer(key.hash().bytes()));
        return pool.preparedQuery(ADD).execute(row).replaceWithVoid();
    }

    Uni<Void> addClient(ApplicationId application, String clientId) {
        Tuple row = Tuple.tuple()
                .addString(clientId)
                .addString("OAUTH_CLIENT")
                .addUUID(application.value())
                .addString(Environment.LIVE.name())
                .addString("Demo")
                .addValue(null);
        return pool.preparedQuery(ADD).execute(row).replaceWithVoid();
    }
}
