package io.hefu.portal.hosting;

import io.hefu.core.hosting.HostedApi;
import io.hefu.core.hosting.HostedApis;
import io.hefu.core.hosting.Lifecycle;
import io.hefu.core.hosting.ProxyPolicy;
import io.hefu.core.hosting.ProxyPolicy.Signing;
import io.hefu.core.hosting.SigningSecret;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers gateways, on any thread and without a session. */
@Singleton
class HostedApisInForceStore implements HostedApis {

    private static final Logger LOG = Logger.getLogger(HostedApisInForceStore.class);

    private static final String DEFINED = """
              from portal.hosted_api
              join portal.hosted_revision on hosted_revision.hosted_api_id = hosted_api.id
                                         and hosted_revision.number = in_force
              join portal.hosted_document on hosted_document.definition_id = hosted_revision.definition_id
            """;

    private static final String IN_FORCE = """
            select hosted_api.id, hosted_api.name, path_version, organisation_id, change_count,
                   deprecated_at, sunset_at, successor, content, upstreams, policy, signing_secret, secret
            """ + DEFINED + """
              left join portal.hosted_signing_secret on hosted_signing_secret.hosted_api_id = hosted_api.id
                                                    and hosted_signing_secret.number = signing_secret
             where retired_at is null""";

    private static final String CHANGE_COUNTS =
            "select id, change_count from portal.hosted_api where in_force is not null and retired_at is null";

    private static final String DEFINITIONS = "select hosted_api.id, name, path_version, change_count, content\n"
            + DEFINED + " where retired_at is null and hosted_api.id = any($1)";

    private final Pool pool;
    private final SigningSecretVault vault;

    HostedApisInForceStore(Pool pool, SigningSecretVault vault) {
        this.pool = pool;
        this.vault = vault;
    }

    @Override
    public CompletionStage<List<HostedApi>> inForce() {
        return pool.preparedQuery(IN_FORCE).execute().map(this::read).subscribeAsCompletionStage();
    }

    /** How often each version in force has changed: cheap, to see whether any has. */
    Uni<Map<UUID, Long>> changeCounts() {
        return pool.preparedQuery(CHANGE_COUNTS).execute().map(rows -> {
            Map<UUID, Long> counts = new HashMap<>();
            rows.forEach(row -> counts.put(row.getUUID("id"), row.getLong("change_count")));
            return counts;
        });
    }

    /** What these promise, and nothing of how they are called. */
    Uni<Map<UUID, DefinitionInForce>> definitions(List<UUID> ids) {
        return pool.preparedQuery(DEFINITIONS)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, DefinitionInForce> definitions = new HashMap<>();
                    rows.forEach(row -> definitions.put(
                            row.getUUID("id"),
                            new DefinitionInForce(path(row), row.getLong("change_count"), row.getString("content"))));
                    return definitions;
                });
    }

    /** One that cannot be read does not keep the others from being served. */
    private List<HostedApi> read(RowSet<Row> rows) {
        List<HostedApi> apis = new ArrayList<>();
        for (Row row : rows) {
            try {
                apis.add(read(row));
            } catch (RuntimeException damaged) {
                LOG.errorf(damaged, "hosted API %s is not served: it cannot be read", row.getUUID("id"));
            }
        }
        return apis;
    }

    private HostedApi read(Row row) {
        ProxyPolicy policy = StoredJson.policy(row.getString("policy"));
        return new HostedApi(
                new ApiName(row.getString("name")),
                row.getString("path_version"),
                new OrganisationId(row.getUUID("organisation_id")),
                row.getLong("change_count"),
                row.getString("content"),
                StoredJson.upstreams(row.getString("upstreams")),
                policy,
                policy.signing() == Signing.HMAC_SHA256 ? secret(row) : Optional.empty(),
                new Lifecycle(
                        instant(row.getOffsetDateTime("deprecated_at")),
                        instant(row.getOffsetDateTime("sunset_at")),
                        Optional.ofNullable(row.getString("successor")).map(URI::create)));
    }

    private Optional<SigningSecret> secret(Row row) {
        return Optional.ofNullable(row.getInteger("signing_secret")).map(number -> {
            String keyId = SecretVersion.keyId(path(row), number);
            return vault.open(row.getBuffer("secret").getBytes(), row.getUUID("id"), number, keyId);
        });
    }

    private static String path(Row row) {
        return row.getString("name") + "/" + row.getString("path_version");
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
