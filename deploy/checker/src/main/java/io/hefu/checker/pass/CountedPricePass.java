package io.hefu.checker.pass;

import io.hefu.checker.price.Price;
import io.hefu.checker.price.Prices;
import io.hefu.checker.report.Verdict;
import io.hefu.checker.rows.Row;
import io.hefu.checker.rows.Snapshot;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Prices that count the month: what an application's calls of a month were charged under one version, in whatever order and
 * batches, is what the price gives for all of them; calls that were charged anew are counted where they are now.
 */
record CountedPricePass() implements Pass {

    private static final String MONTHS = """
            select application, plan, api, operation, price_version, month, sum(calls) as calls, sum(units) as units,
                   sum(gross_micro_yuan) as gross
            from (select application, plan, api, operation, price_version,
                         date_trunc('month', business_date)::date as month, 1 as calls, units, gross_micro_yuan
                  from billing.rated_usage join billing.usage_record using (call_id)
                  where price_version is not null
                  %s) as charged
            group by application, plan, api, operation, price_version, month""";

    private static final String CHARGED_ANEW = """
            union all
            select application, plan, api, operation, price_version, date_trunc('month', business_date)::date,
                   calls, units, gross_micro_yuan
            from billing.rerated_line""";

    @Override
    public String name() {
        return "counted-prices";
    }

    @Override
    public String states() {
        return "where a price counts the month, a month's calls cost what it gives for all of them";
    }

    @Override
    public void run(Snapshot rows, Verdict verdict) throws SQLException {
        Prices prices = Catalogue.prices(rows);
        String anew = rows.hasTable("rerated_line") ? CHARGED_ANEW : "";
        rows.each(MONTHS.formatted(anew), row -> month(row, prices, verdict));
    }

    private static void month(Row row, Prices prices, Verdict verdict) throws SQLException {
        Prices.Key key = new Prices.Key(row.text("plan"), row.text("api"), row.text("operation"));
        Optional<Price> price =
                prices.version(key, row.smallNumber("price_version")).flatMap(Prices.Version::price);
        if (price.isPresent() && price.get().countsTheMonth()) {
            String subject = "application " + row.id("application") + ", " + key + " version "
                    + row.smallNumber("price_version") + " in " + row.date("month");
            verdict.compare(subject, row.whole("gross"), price.get().total(row.whole("calls"), row.whole("units")));
        }
    }
}
