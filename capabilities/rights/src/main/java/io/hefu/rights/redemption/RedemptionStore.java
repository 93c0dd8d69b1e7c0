package io.hefu.rights.redemption;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.RefusedException;
import io.hefu.rights.benefit.Benefit;
import io.hefu.rights.benefit.Benefit.Fulfilment;
import io.hefu.rights.benefit.BenefitId;
import io.hefu.rights.benefit.BenefitStore;
import io.hefu.rights.benefit.Page;
import io.hefu.rights.redemption.RedemptionState.Denied;
import io.hefu.rights.redemption.RedemptionState.Fulfilling;
import io.hefu.rights.redemption.RedemptionState.Open;
import io.hefu.rights.redemption.RedemptionState.Processing;
import io.hefu.rights.redemption.RedemptionState.Succeeded;
import io.hefu.rights.refusal.RightsRefusal.OutOfStock;
import io.hefu.rights.refusal.RightsRefusal.SubscriberLimitReached;
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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Redemptions, with the stock and the subscribers' counts that go with them: what belongs together changes in one
 * transaction, always in the order redemption, count, stock, so that transactions wait for each other but never in a ring.
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
                        ? count(transaction, redemption, benefit)
                                .flatMap(counted -> takeStock(transaction, redemption))
                                .replaceWith(true)
                        : Uni.createFrom().item(false)));
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
                .map(rows -> stream(rows).map(RedemptionStore::due).toList());
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

    private static Uni<Boolean> insert(
            SqlClient transaction, Redemption redemption, Benefit benefit, PhoneNumber account) {
        return transaction
                .preparedQuery("""
                        insert into rights.redemption
                            (redemption_id, application_id, environment, client_correlator, benefit_id, product_code,
                             fulfilment, subscriber, phone_number, quantity, status, created_at, next_attempt_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'processing', $11, $11)
                        on conflict (application_id, environment, client_correlator) do nothing""")
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
            case "processing", "fulfilling" -> open(status);
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
