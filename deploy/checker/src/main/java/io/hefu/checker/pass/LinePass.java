package io.hefu.checker.pass;

import io.hefu.checker.agreement.Agreements;
import io.hefu.checker.price.Prices;
import io.hefu.checker.report.Verdict;
import io.hefu.checker.rows.Row;
import io.hefu.checker.rows.Snapshot;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Each rated line: which price and agreement were in force, and what the call costs by them. */
record LinePass() implements Pass {

    private static final String LINES = """
            select call_id, plan, api, operation, environment, billable, units, received_at,
                   price_version, agreement, agreement_version, gross_micro_yuan
            from billing.rated_usage join billing.usage_record using (call_id)""";

    @Override
    public String name() {
        return "rated-lines";
    }

    @Override
    public String states() {
        return "each call costs what its price says, by the versions of price and agreement in force when it was received";
    }

    @Override
    public void run(Snapshot rows, Verdict verdict) throws SQLException {
        Prices prices = Catalogue.prices(rows);
        Agreements agreements = Catalogue.agreements(rows);
        rows.each(LINES, row -> line(row, prices, agreements, verdict));
    }

    private static void line(Row row, Prices prices, Agreements agreements, Verdict verdict) throws SQLException {
        verdict.checked();
        String stored = shown(
                row.smallNumber("price_version"),
                row.optionalText("agreement")
                        .map(name -> name + " version " + number(row, "agreement_version"))
                        .orElse("none"),
                row.whole("gross_micro_yuan"));
        if (!row.yes("billable") || row.text("environment").equals("SANDBOX")) {
            compare(row, verdict, stored, shown(0, "none", BigInteger.ZERO));
            return;
        }
        String api = row.text("api");
        String operation = row.text("operation");
        Instant received = row.instant("received_at");
        Optional<Prices.Version> price = row.optionalText("plan")
                .flatMap(plan -> prices.inForce(new Prices.Key(plan, api, operation), received));
        if (price.isEmpty()) {
            verdict.diverges("call " + row.id("call_id"), stored, "no line: it has no price");
            return;
        }
        String agreement = agreements
                .inForce(api, operation, received)
                .map(Agreements.Version::toString)
                .orElse("none");
        if (price.get().price().isEmpty()) {
            verdict.notVerified(
                    "what calls cost under prices such as \"" + price.get().text() + "\"");
            compare(row, verdict, stored, shown(price.get().number(), agreement, row.whole("gross_micro_yuan")));
            return;
        }
        BigInteger gross = price.get().price().get().countsTheMonth()
                ? row.whole("gross_micro_yuan") // what the month comes to is looked at by another pass
                : price.get().price().get().charge(row.whole("units"));
        compare(row, verdict, stored, shown(price.get().number(), agreement, gross));
        if (gross.signum() > 0 && agreement.equals("none")) {
            verdict.diverges("call " + row.id("call_id"), stored, "no line: nobody agreed on whose it is");
        }
    }

    private static void compare(Row row, Verdict verdict, String stored, String derived) throws SQLException {
        if (!stored.equals(derived)) {
            verdict.diverges("call " + row.id("call_id"), stored, derived);
        }
    }

    private static int number(Row row, String column) {
        try {
            return row.smallNumber(column);
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String shown(int price, String agreement, BigInteger gross) {
        return "price version " + price + ", agreement " + agreement + ", gross " + gross;
    }
}
