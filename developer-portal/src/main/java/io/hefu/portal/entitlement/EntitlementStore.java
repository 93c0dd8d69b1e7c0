package io.hefu.portal.entitlement;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.entitlement.SecretHash;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Answers gateways, on any thread and without a session.
 *
 * <p>What changes is fed by the table {@code configuration_change}, into which triggers write within the transaction that
 * makes the change, so that no change can be forgotten. Its versions must become visible in their order: a gateway that
 * has seen version 7 never asks for 6 again. An identity column alone does not give that, for a transaction may draw 6,
 * linger, and commit after 7. So the triggers draw under an advisory lock that ends with the transaction: whoever draws
 * next does so after the one before has committed. They are deferred to the commit, to hold the lock as briefly as can be
 * and to wait for it holding nothing that its holder may still need.
 */
@Singleton
class EntitlementStore implements Entitlements {

    private static final String ENTITLEMENT = """
            select credential.id, credential.secret_hash, credential.environment, credential.revoked_at,
                   application.id as application_id, application.organisation_id, application.suspended_at,
                   subscription.id as subscription_id, plan.code as plan_code,
                   plan.calls_per_second, plan.burst, plan.quota_calls, plan.quota_period,
                   array(select api from portal.plan_api where plan_code = plan.code) as apis
              from portal.credential
              join portal.application on application.id = credential.application_id
              left join (portal.subscription join portal.plan on plan.code = subscription.plan_code)
                on subscription.application_id = application.id
               and subscription.state = 'ACTIVE'
               and plan.environment = credential.environment
             where credential.id = $1
             order by subscription.id""";

    private static final String CURRENT_VERSION =
            "select coalesce(max(version), 0) as version from portal.configuration_change";

    private static final String CHANGES = "select version, application, plan, hosted_api"
            + " from portal.configuration_change where version > $1 order by version";

    private final Pool pool;

    EntitlementStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Optional<Entitlement>> of(CredentialId credential) {
        return pool.preparedQuery(ENTITLEMENT)
                .execute(Tuple.of(credential.value()))
                .map(rows -> entitlement(
                        StreamSupport.stream(rows.spliterator(), false).toList()))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<EntitlementChanges> changesSince(long version) {
        if (version < 0) {
            return pool.preparedQuery(CURRENT_VERSION)
                    .execute()
                    .map(rows -> new EntitlementChanges(
                            rows.iterator().next().getLong("version"), Set.of(), Set.of(), Set.of()))
                    .subscribeAsCompletionStage();
        }
        return pool.preparedQuery(CHANGES)
                .execute(Tuple.of(version))
                .map(rows -> changes(version, rows))
                .subscribeAsCompletionStage();
    }

    private static Optional<Entitlement> entitlement(List<Row> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Row first = rows.get(0);
        return Optional.of(new Entitlement(
                new CredentialId(first.getString("id")),
                Optional.ofNullable(first.getBuffer("secret_hash")).map(hash -> new SecretHash(hash.getBytes())),
                standing(first),
                Environment.valueOf(first.getString("environment")),
                new OrganisationId(first.getUUID("organisation_id")),
                new ApplicationId(first.getUUID("application_id")),
                rows.stream()
                        .filter(row -> row.getUUID("subscription_id") != null)
                        .map(EntitlementStore::grant)
                        .toList()));
    }

    private static Standing standing(Row row) {
        if (row.getOffsetDateTime("revoked_at") != null) {
            return Standing.REVOKED;
        }
        return row.getOffsetDateTime("suspended_at") == null ? Standing.ACTIVE : Standing.SUSPENDED;
    }

    private static Grant grant(Row row) {
        return new Grant(
                new SubscriptionId(row.getUUID("subscription_id")),
                new PlanCode(row.getString("plan_code")),
                Arrays.stream(row.getArrayOfStrings("apis")).map(ApiName::new).collect(Collectors.toSet()),
                new RateLimit(row.getInteger("calls_per_second"), row.getInteger("burst")),
                new Quota(row.getLong("quota_calls"), Quota.Period.valueOf(row.getString("quota_period"))));
    }

    private static EntitlementChanges changes(long since, RowSet<Row> rows) {
        long version = since;
        Set<ApplicationId> applications = new HashSet<>();
        Set<PlanCode> plans = new HashSet<>();
        Set<ApiName> hostedApis = new HashSet<>();
        for (Row row : rows) {
            version = row.getLong("version");
            if (row.getUUID("application") != null) {
                applications.add(new ApplicationId(row.getUUID("application")));
            } else if (row.getString("plan") != null) {
                plans.add(new PlanCode(row.getString("plan")));
            } else {
                hostedApis.add(new ApiName(row.getString("hosted_api")));
            }
        }
        return new EntitlementChanges(version, applications, plans, hostedApis);
    }
}
