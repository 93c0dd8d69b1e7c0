package io.hefu.billing.reconciliation;

import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.reconciliation.ProductName;
import io.hefu.core.reconciliation.ReconciliationRules;
import io.hefu.core.reconciliation.ReconciliationRules.AutoRule;
import io.hefu.core.reconciliation.ReconciliationRules.Tolerance;
import io.hefu.core.reconciliation.Reconciliations.Versioned;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The rules of runs, every version that was set. */
final class RuleStore {

    private static final String LATEST =
            "select * from billing.reconciliation_rules where partner = $1 order by version desc limit 1";

    private static final String INSERT = """
            insert into billing.reconciliation_rules (partner, version, rules, set_at, set_by)
            values ($1, $2, $3, $4, $5)""";

    /** Those that tell what a single call costs without what was used before. */
    private static final String PRICES = """
            select distinct api, operation, version, effective_from, split_part(model, ' ', 2)::bigint as per_unit
            from billing.price
            where model like 'per-unit %'
            order by api, operation, version, effective_from, per_unit""";

    Uni<Versioned> latest(SqlClient client, OrganisationId partner) {
        return client.preparedQuery(LATEST)
                .execute(Tuple.of(partner.value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(RuleStore::versioned)
                        .orElseGet(() ->
                                new Versioned(0, ReconciliationRules.strict(), Optional.empty(), Optional.empty())));
    }

    /** Within a transaction. */
    Uni<Versioned> set(
            SqlClient connection,
            OrganisationId partner,
            ReconciliationRules rules,
            Optional<Integer> expected,
            String setBy,
            Instant now) {
        return connection
                .preparedQuery("select cast(pg_advisory_xact_lock(hashtextextended($1, 0)) as text)")
                .execute(Tuple.of("billing.reconciliation_rules/" + partner))
                .chain(() -> latest(connection, partner))
                .invoke(latest -> expected.filter(version -> version != latest.version())
                        .ifPresent(stale -> {
                            throw new RefusedException(new ReconciliationRefusal.RulesChanged(latest.version()));
                        }))
                .map(latest -> new Versioned(latest.version() + 1, rules, Optional.of(now), Optional.of(setBy)))
                .call(next -> connection
                        .preparedQuery(INSERT)
                        .execute(Tuple.of(
                                partner.value(), next.version(), json(rules), now.atOffset(ZoneOffset.UTC), setBy)));
    }

    /** Prices of a unit, once for each version: what may explain a difference. */
    Uni<List<KnownPrice>> prices(SqlClient client) {
        return client.preparedQuery(PRICES).execute().map(rows -> {
            List<KnownPrice> prices = new ArrayList<>();
            rows.forEach(row -> prices.add(new KnownPrice(
                    new Product(row.getString("api"), row.getString("operation")),
                    row.getInteger("version"),
                    BusinessCalendar.dateOf(
                            row.getOffsetDateTime("effective_from").toInstant()),
                    new Money(row.getLong("per_unit")))));
            return prices;
        });
    }

    /** What has a price here, in whatever form. */
    Uni<List<Product>> products(SqlClient client) {
        return client.preparedQuery("select distinct api, operation from billing.price")
                .execute()
                .map(rows -> {
                    List<Product> products = new ArrayList<>();
                    rows.forEach(row -> products.add(new Product(row.getString("api"), row.getString("operation"))));
                    return products;
                });
    }

    private static Versioned versioned(Row row) {
        return new Versioned(
                row.getInteger("version"),
                rules((JsonObject) row.getValue("rules")),
                Optional.of(row.getOffsetDateTime("set_at").toInstant()),
                Optional.of(row.getString("set_by")));
    }

    private static JsonObject json(ReconciliationRules rules) {
        JsonArray tolerances = new JsonArray();
        rules.tolerances()
                .forEach(tolerance -> tolerances.add(new JsonObject()
                        .put("agreement", tolerance.agreement())
                        .put("products", json(tolerance.products()))
                        .put("fen", tolerance.fen())
                        .put("basisPoints", tolerance.basisPoints())
                        .put("calls", tolerance.calls())
                        .put("mostPairs", tolerance.mostPairs())));
        JsonArray autoRules = new JsonArray();
        rules.autoRules().forEach(rule -> autoRules.add(json(rule)));
        return new JsonObject()
                .put("basis", rules.basis())
                .put("timeToleranceMillis", rules.timeToleranceMillis())
                .put("pattern", rules.pattern())
                .put("taxRatesBasisPoints", new JsonArray(new ArrayList<>(rules.taxRatesBasisPoints())))
                .put("tolerances", tolerances)
                .put("autoRules", autoRules);
    }

    private static JsonObject json(AutoRule rule) {
        JsonObject json = new JsonObject().put("rule", rule.rule()).put("products", json(rule.products()));
        rule.withinMillis().ifPresent(millis -> json.put("withinMillis", millis));
        rule.most().ifPresent(most -> json.put("mostMicroYuan", most.microYuan()));
        rule.from().ifPresent(from -> json.put("from", from.toString()));
        rule.to().ifPresent(to -> json.put("to", to.toString()));
        return json;
    }

    private static ReconciliationRules rules(JsonObject json) {
        return new ReconciliationRules(
                json.getString("basis"),
                json.getLong("timeToleranceMillis"),
                json.getInteger("pattern"),
                list(json.getJsonArray("taxRatesBasisPoints"), rate -> ((Number) rate).intValue()),
                list(json.getJsonArray("tolerances"), one -> tolerance((JsonObject) one)),
                list(json.getJsonArray("autoRules"), one -> autoRule((JsonObject) one)));
    }

    private static Tolerance tolerance(JsonObject json) {
        return new Tolerance(
                json.getString("agreement"),
                products(json.getJsonArray("products")),
                json.getLong("fen"),
                json.getInteger("basisPoints"),
                json.getInteger("calls"),
                json.getLong("mostPairs"));
    }

    private static AutoRule autoRule(JsonObject json) {
        return new AutoRule(
                json.getString("rule"),
                Optional.ofNullable(json.getLong("withinMillis")),
                Optional.ofNullable(json.getLong("mostMicroYuan")).map(Money::new),
                Optional.ofNullable(json.getString("from")).map(Instant::parse),
                Optional.ofNullable(json.getString("to")).map(Instant::parse),
                products(json.getJsonArray("products")));
    }

    private static JsonArray json(List<ProductName> products) {
        JsonArray json = new JsonArray();
        products.forEach(
                product -> json.add(new JsonObject().put("api", product.api()).put("operation", product.operation())));
        return json;
    }

    private static List<ProductName> products(JsonArray json) {
        return list(json, one -> {
            JsonObject product = (JsonObject) one;
            return new ProductName(product.getString("api"), product.getString("operation"));
        });
    }

    private static <T> List<T> list(JsonArray json, Function<Object, T> value) {
        List<T> list = new ArrayList<>();
        json.forEach(one -> list.add(value.apply(one)));
        return list;
    }
}
