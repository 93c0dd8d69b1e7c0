package io.hefu.portal.entitlement;

import io.hefu.core.address.AddressRange;
import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.CertificateThumbprint;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.PrepaidBalance;
import io.hefu.core.entitlement.ProofOfPossession;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.entitlement.SecretHash;
import io.hefu.core.entitlement.SignatureKey;
import io.hefu.core.entitlement.SignatureKey.Algorithm;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import io.hefu.core.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    private static final String ENTITLEMENTS = """
            select credential.id, credential.secret_hash, credential.environment, credential.revoked_at,
                   credential.scopes, credential.addresses, credential.expires_at,
                   application.id as application_id, application.organisation_id, application.suspended_at,
                   application.signature_required, certificate_binding.thumbprint,
                   signature_key.algorithm, signature_key.public_key,
                   subscription.id as subscription_id, plan.code as plan_code,
                   plan.calls_per_second, plan.burst, plan.quota_calls, plan.quota_period,
                   array(select api from portal.plan_api where plan_code = plan.code) as apis,
                   (select sum(micro_yuan)::bigint from portal.balance_credit
                     where application_id = application.id) as credited_micro_yuan
              from portal.credential
              join portal.application on application.id = credential.application_id
              left join portal.certificate_binding on certificate_binding.credential_id = credential.id
              left join portal.signature_key on signature_key.credential_id = credential.id
              left join (portal.subscription join portal.plan on plan.code = subscription.plan_code)
                on subscription.application_id = application.id
               and subscription.state = 'ACTIVE'
               and plan.environment = credential.environment
             where %s
             order by credential.id, subscription.id""";

    private static final String OF_SOME = ENTITLEMENTS.formatted("credential.id = any($1)");

    private static final String OF_A_PAGE = ENTITLEMENTS.formatted("""
            credential.id in (select id from portal.credential as next
                               where next.id > $1 and next.revoked_at is null
                               order by next.id limit $2)""");

    private static final String LIMITS = """
            select * from portal.limit_set
             where level = 'OPERATOR'
                or level = 'PRODUCT' and subject = any($1)
                or level = 'PLAN' and subject = any($2)
                or level = 'APPLICATION' and subject = any($3)
                or level = 'OPERATION' and split_part(subject, ':', 1) = any($1)""";

    private static final String CURRENT_VERSION =
            "select coalesce(max(version), 0) as version from portal.configuration_change";

    /** After a change to very many applications at once it is followed step by step. */
    private static final String CHANGES = """
            select version, application, plan, hosted_api from portal.configuration_change
             where version > $1 order by version limit 10000""";

    private final Pool pool;

    EntitlementStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<List<Entitlement>> of(Collection<CredentialId> credentials) {
        return pool.preparedQuery(OF_SOME)
                .execute(Tuple.of(credentials.stream().map(CredentialId::value).toArray(String[]::new)))
                .flatMap(this::entitlements)
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<List<Entitlement>> page(Optional<CredentialId> after, int size) {
        return pool.preparedQuery(OF_A_PAGE)
                .execute(Tuple.of(after.map(CredentialId::value).orElse(""), size))
                .flatMap(this::entitlements)
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

    /** A row for each of a credential's grants, or one without. */
    private Uni<List<Entitlement>> entitlements(RowSet<Row> rows) {
        Map<String, List<Row>> byCredential = new LinkedHashMap<>();
        rows.forEach(row -> byCredential
                .computeIfAbsent(row.getString("id"), id -> new ArrayList<>())
                .add(row));
        return limits(rows)
                .map(limits -> byCredential.values().stream()
                        .map(ofOne -> entitlement(ofOne, limits))
                        .toList());
    }

    private static Entitlement entitlement(List<Row> rows, LimitRows limits) {
        Row first = rows.get(0);
        return new Entitlement(
                new CredentialId(first.getString("id")),
                Optional.ofNullable(first.getBuffer("secret_hash")).map(hash -> new SecretHash(hash.getBytes())),
                proof(first),
                standing(first),
                constraints(first),
                Environment.valueOf(first.getString("environment")),
                new OrganisationId(first.getUUID("organisation_id")),
                new ApplicationId(first.getUUID("application_id")),
                rows.stream()
                        .filter(EntitlementStore::isGrant)
                        .map(row -> grant(row, limits))
                        .toList());
    }

    /** The limits of all that is granted, read at once. */
    private Uni<LimitRows> limits(RowSet<Row> rows) {
        Set<String> apis = new TreeSet<>();
        Set<String> plans = new TreeSet<>();
        Set<String> applications = new TreeSet<>();
        for (Row row : rows) {
            if (isGrant(row)) {
                apis.addAll(Arrays.asList(row.getArrayOfStrings("apis")));
                plans.add(row.getString("plan_code"));
                applications.add(row.getUUID("application_id").toString());
            }
        }
        if (plans.isEmpty()) {
            return Uni.createFrom().item(new LimitRows(List.of()));
        }
        return pool.preparedQuery(LIMITS)
                .execute(Tuple.of(
                        apis.toArray(String[]::new), plans.toArray(String[]::new), applications.toArray(String[]::new)))
                .map(found -> new LimitRows(
                        StreamSupport.stream(found.spliterator(), false).toList()));
    }

    private static boolean isGrant(Row row) {
        return row.getUUID("subscription_id") != null;
    }

    private static ProofOfPossession proof(Row row) {
        String thumbprint = row.getString("thumbprint");
        String algorithm = row.getString("algorithm");
        boolean signatureRequired = row.getBoolean("signature_required");
        if (thumbprint == null && algorithm == null && !signatureRequired) {
            return ProofOfPossession.NONE;
        }
        return new ProofOfPossession(
                Optional.ofNullable(thumbprint).map(CertificateThumbprint::new),
                Optional.ofNullable(algorithm)
                        .map(Algorithm::valueOf)
                        .map(name -> SignatureKey.of(
                                name, row.getBuffer("public_key").getBytes())),
                signatureRequired);
    }

    private static CredentialConstraints constraints(Row row) {
        return new CredentialConstraints(
                Set.of(row.getArrayOfStrings("scopes")),
                Arrays.stream(row.getArrayOfStrings("addresses"))
                        .map(AddressRange::parse)
                        .toList(),
                Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant));
    }

    private static Standing standing(Row row) {
        if (row.getOffsetDateTime("revoked_at") != null) {
            return Standing.REVOKED;
        }
        return row.getOffsetDateTime("suspended_at") == null ? Standing.ACTIVE : Standing.SUSPENDED;
    }

    private static Grant grant(Row row, LimitRows limits) {
        PlanCode plan = new PlanCode(row.getString("plan_code"));
        return new Grant(
                new SubscriptionId(row.getUUID("subscription_id")),
                plan,
                Arrays.stream(row.getArrayOfStrings("apis")).map(ApiName::new).collect(Collectors.toSet()),
                limits.appliedWith(
                        new ApplicationId(row.getUUID("application_id")),
                        plan,
                        new RateLimit(row.getInteger("calls_per_second"), row.getInteger("burst")),
                        new Quota(row.getLong("quota_calls"), Quota.Period.valueOf(row.getString("quota_period"))),
                        Optional.ofNullable(row.getLong("credited_micro_yuan"))
                                .map(microYuan -> new AppliedLimit(
                                        LimitLevel.APPLICATION,
                                        row.getUUID("application_id").toString(),
                                        new PrepaidBalance(new Money(microYuan))))),
                limits.weights(plan),
                limits.withoutStore(plan));
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
