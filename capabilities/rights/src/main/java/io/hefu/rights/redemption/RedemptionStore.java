package io.hefu.rights.redemption;

import io.hefu.core.call.Environment;
import io.hefu.core.call.Owner;
import io.hefu.core.call.Page;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.RefusedException;
import io.hefu.rights.benefit.Benefit;
import io.hefu.rights.benefit.BenefitId;
import io.hefu.rights.benefit.BenefitStore;
import io.hefu.rights.redemption.RedemptionState.Denied;
import io.hefu.rights.redemption.RedemptionState.Fulfilling;
import io.hefu.rights.redemption.RedemptionState.Processing;
import io.hefu.rights.redemption.RedemptionState.Succeeded;
import io.hefu.rights.refusal.RightsRefusal.OutOfStock;
import io.hefu.rights.refusal.RightsRefusal.SubscriberLimitReached;
import io.hefu.rights.secrecy.CodeVault;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Redemptions, with the stock and the subscribers' counts that go with them: what belongs together changes in one
 * transaction, here and in {@link FulfilmentStore} in the order redemption, count, stock, so that transactions wait for each
 * other but never in a ring.
 */
@Singleton
public class RedemptionStore {

    private static final HexFormat HEX = HexFormat.of();

    private static final String COLUMNS = """
            redemption_id, application_id, environment, client_correlator, benefit_id, subscriber, quantity, status,
            denial_reason, encode(sealed_code, 'hex') as sealed_code, created_at, settled_at""";

    private final Pool pool;
    private final BenefitStore benefits;
    private final CodeVault codes;

    public RedemptionStore(Pool pool, BenefitStore benefits, CodeVault codes) {
        this.pool = pool;
        this.benefits = benefits;
        this.codes = codes;
    }

    /**
     * Takes the pieces and keeps the redemption, or does neither.
     *
     * @return false, with nothing changed, when its correlator was used before
     */
    Uni<Boolean> add(Redemption redemption, Benefit benefit, PhoneNumber account) {
        return pool.withTransaction(transaction -> insert(transaction, redemption, benefit, account)
                .flatMap(added -> added
                        ? take(transaction, redemption, benefit, account).replaceWith(true)
                        : Uni.createFrom().item(false)));
    }

    private Uni<Void> take(SqlClient transaction, Redemption redemption, Benefit benefit, PhoneNumber account) {
        if (redemption.owner().environment() == Environment.SANDBOX) {
            SandboxStock.require(benefit, redemption.quantity(), account);
            return Uni.createFrom().voidItem();
        }
        return count(transaction, redemption, benefit).flatMap(counted -> takeStock(transaction, redemption));
    }

    Uni<Optional<Redemption>> find(Owner owner, UUID id) {
        return one("redemption_id = $3", owner, id);
    }

    Uni<Optional<Redemption>> find(Owner owner, String clientCorrelator) {
        return one("client_correlator = $3", owner, clientCorrelator);
    }

    /** Newest first. */
    Uni<Page<Redemption>> page(Owner owner, int page, int perPage) {
        UUID application = owner.application().value();
        String environment = owner.environment().name();
        return pool.preparedQuery(
                        "select count(*) from rights.redemption where application_id = $1 and environment = $2")
                .execute(Tuple.of(application, environment))
                .map(rows -> rows.iterator().next().getLong(0))
                .flatMap(total -> pool.preparedQuery("select " + COLUMNS
                                + " from rights.redemption where application_id = $1 and environment = $2"
                                + " order by redemption_id desc offset $3 limit $4")
                        .execute(Tuple.of(application, environment, (page - 1L) * perPage, perPage))
                        .map(rows -> Page.of(stream(rows).map(this::redemption).toList(), page, perPage, total)));
    }

    private static Uni<Boolean> insert(
            SqlClient transaction, Redemption redemption, Benefit benefit, PhoneNumber account) {
        return transaction
                .preparedQuery("""
                        insert into rights.redemption
                            (redemption_id, application_id, environment, client_correlator, benefit_id, product_code,
                             fulfilment, subscriber, phone_number, quantity, status, created_at, next_attempt_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'processing', $11, $11)
                        on conflict do nothing""")
                .execute(Tuple.from(Arrays.asList(
                        redemption.id().value(),
                        redemption.owner().application().value(),
                        redemption.owner().environment().name(),
                        redemption.clientCorrelator(),
                        benefit.id().value(),
                        benefit.productCode(),
                        benefit.fulfilment().name(),
                        redemption.subscriber(),
                        account.value(),
                        redemption.quantity(),
                        at(redemption.createdAt()))))
                .map(added -> added.rowCount() == 1);
    }

    /** Counts the pieces to the subscriber, within the benefit's limit. */
    private static Uni<Void> count(SqlClient transaction, Redemption redemption, Benefit benefit) {
        int limit = benefit.perSubscriberLimit().orElse(Integer.MAX_VALUE);
        return transaction
                .preparedQuery("""
                        insert into rights.subscriber_count as counted (benefit_id, environment, subscriber, pieces)
                        select $1, $2, $3, $4::bigint where $4 <= $5::bigint
                        on conflict (benefit_id, environment, subscriber)
                            do update set pieces = counted.pieces + $4 where counted.pieces + $4 <= $5""")
                .execute(Tuple.of(
                        redemption.benefit().value(),
                        redemption.owner().environment().name(),
                        redemption.subscriber(),
                        (long) redemption.quantity(),
                        (long) limit))
                .invoke(counted -> {
                    if (counted.rowCount() == 0) {
                        throw new RefusedException(new SubscriberLimitReached(limit));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> takeStock(SqlClient transaction, Redemption redemption) {
        return benefits.take(transaction, redemption.owner().environment(), redemption.benefit(), redemption.quantity())
                .invoke(taken -> {
                    if (!taken) {
                        throw new RefusedException(new OutOfStock());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Optional<Redemption>> one(String condition, Owner owner, Object value) {
        return pool.preparedQuery("select " + COLUMNS
                        + " from rights.redemption where application_id = $1 and environment = $2 and " + condition)
                .execute(Tuple.of(
                        owner.application().value(), owner.environment().name(), value))
                .map(rows -> stream(rows).map(this::redemption).findFirst());
    }

    private Redemption redemption(Row row) {
        return new Redemption(
                new RedemptionId(row.getUUID("redemption_id")),
                new Owner(
                        new ApplicationId(row.getUUID("application_id")),
                        Environment.valueOf(row.getString("environment"))),
                row.getString("client_correlator"),
                new BenefitId(row.getUUID("benefit_id")),
                row.getString("subscriber"),
                row.getInteger("quantity"),
                row.getOffsetDateTime("created_at").toInstant(),
                state(row));
    }

    private RedemptionState state(Row row) {
        String status = row.getString("status");
        return switch (status) {
            case "processing" -> new Processing();
            case "fulfilling" -> new Fulfilling();
            case "succeeded" ->
                new Succeeded(
                        row.getOffsetDateTime("settled_at").toInstant(),
                        Optional.ofNullable(row.getString("sealed_code"))
                                .map(kept -> codes.open(HEX.parseHex(kept), row.getUUID("redemption_id"))));
            case "denied" ->
                new Denied(row.getOffsetDateTime("settled_at").toInstant(), row.getString("denial_reason"));
            default -> throw new IllegalStateException("status: " + status);
        };
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
