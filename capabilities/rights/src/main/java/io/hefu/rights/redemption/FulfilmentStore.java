package io.hefu.rights.redemption;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.rights.benefit.Benefit.Fulfilment;
import io.hefu.rights.benefit.BenefitId;
import io.hefu.rights.benefit.BenefitStore;
import io.hefu.rights.redemption.RedemptionState.Denied;
import io.hefu.rights.redemption.RedemptionState.Fulfilling;
import io.hefu.rights.redemption.RedemptionState.Open;
import io.hefu.rights.redemption.RedemptionState.Processing;
import io.hefu.rights.redemption.RedemptionState.Succeeded;
import io.hefu.rights.secrecy.CodeVault;
import io.hefu.rights.supplier.SupplierOrder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Open redemptions: which are to be pursued, and what becomes of them. What is settled is never touched again. */
@Singleton
public class FulfilmentStore {

    private static final HexFormat HEX = HexFormat.of();

    private final Pool pool;
    private final BenefitStore benefits;
    private final CodeVault codes;

    public FulfilmentStore(Pool pool, BenefitStore benefits, CodeVault codes) {
        this.pool = pool;
        this.benefits = benefits;
        this.codes = codes;
    }

    /**
     * Takes on redemptions whose supplier is to be turned to, longest waiting first.
     *
     * @param lease how long nobody else takes the same ones on; they come again if this process dies with them
     */
    Uni<List<Due>> takeDue(Instant now, Duration lease, int most) {
        return pool.preparedQuery("""
                        update rights.redemption set next_attempt_at = $2, attempts = attempts + 1
                        where redemption_id in (
                            select redemption_id from rights.redemption
                            where status in ('processing', 'fulfilling') and next_attempt_at <= $1
                            order by next_attempt_at limit $3 for update skip locked)
                        returning redemption_id, environment, status, product_code, fulfilment, phone_number, quantity,
                            attempts""")
                .execute(Tuple.of(at(now), at(now.plus(lease)), most))
                .map(rows -> stream(rows).map(FulfilmentStore::due).toList());
    }

    /** Keeps what became of an open redemption; changes nothing when it is settled already. */
    Uni<Void> advance(RedemptionId id, RedemptionState next, Instant nextAttemptAt) {
        if (next instanceof Denied denied) {
            return deny(id, denied);
        }
        if (next instanceof Succeeded succeeded) {
            return succeed(id, succeeded);
        }
        return pool.preparedQuery("""
                        update rights.redemption set status = $2, next_attempt_at = $3
                        where redemption_id = $1 and status in ('processing', 'fulfilling')""")
                .execute(Tuple.of(id.value(), status(next), at(nextAttemptAt)))
                .replaceWithVoid();
    }

    /** Tries again later, as the supplier said nothing. */
    Uni<Void> postpone(RedemptionId id, Instant nextAttemptAt) {
        return pool.preparedQuery("""
                        update rights.redemption set next_attempt_at = $2
                        where redemption_id = $1 and status in ('processing', 'fulfilling')""")
                .execute(Tuple.of(id.value(), at(nextAttemptAt)))
                .replaceWithVoid();
    }

    /** @param attempts made so far, this one included */
    record Due(RedemptionId id, Environment environment, Open state, SupplierOrder order, int attempts) {}

    /** The number has served its purpose and is erased. */
    private Uni<Void> succeed(RedemptionId id, Succeeded succeeded) {
        return pool.preparedQuery("""
                        update rights.redemption
                        set status = 'succeeded', settled_at = $2, sealed_code = decode($3, 'hex'), phone_number = null
                        where redemption_id = $1 and status in ('processing', 'fulfilling')""")
                .execute(Tuple.of(
                        id.value(),
                        at(succeeded.at()),
                        succeeded
                                .code()
                                .map(code -> HEX.formatHex(codes.seal(code, id.value())))
                                .orElse(null)))
                .replaceWithVoid();
    }

    /** Whoever makes the redemption denied puts its pieces back, in the same transaction: at most one does. */
    private Uni<Void> deny(RedemptionId id, Denied denied) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery("""
                        update rights.redemption
                        set status = 'denied', settled_at = $2, denial_reason = $3, phone_number = null
                        where redemption_id = $1 and status in ('processing', 'fulfilling')
                        returning benefit_id, environment, subscriber, quantity""")
                .execute(Tuple.of(id.value(), at(denied.at()), denied.reason()))
                .flatMap(rows -> stream(rows)
                        .findFirst()
                        .map(row -> putBack(transaction, row))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> putBack(SqlClient transaction, Row denied) {
        if (denied.getString("environment").equals(Environment.SANDBOX.name())) {
            return Uni.createFrom().voidItem();
        }
        int quantity = denied.getInteger("quantity");
        return transaction
                .preparedQuery("""
                        update rights.subscriber_count set pieces = pieces - $4
                        where benefit_id = $1 and environment = $2 and subscriber = $3""")
                .execute(Tuple.of(
                        denied.getUUID("benefit_id"),
                        denied.getString("environment"),
                        denied.getString("subscriber"),
                        (long) quantity))
                .flatMap(counted -> benefits.putBack(
                        transaction,
                        Environment.valueOf(denied.getString("environment")),
                        new BenefitId(denied.getUUID("benefit_id")),
                        quantity));
    }

    private static Due due(Row row) {
        RedemptionId id = new RedemptionId(row.getUUID("redemption_id"));
        return new Due(
                id,
                Environment.valueOf(row.getString("environment")),
                open(row.getString("status")),
                new SupplierOrder(
                        id.orderNumber(),
                        row.getString("product_code"),
                        new PhoneNumber(row.getString("phone_number")),
                        row.getInteger("quantity"),
                        Fulfilment.valueOf(row.getString("fulfilment"))),
                row.getInteger("attempts"));
    }

    private static Open open(String status) {
        return status.equals("processing") ? new Processing() : new Fulfilling();
    }

    private static String status(RedemptionState state) {
        return state instanceof Processing ? "processing" : "fulfilling";
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
