package io.hefu.checker.pass;

import io.hefu.checker.agreement.Agreements;
import io.hefu.checker.agreement.Terms;
import io.hefu.checker.price.PriceText;
import io.hefu.checker.price.Prices;
import io.hefu.checker.rows.Row;
import io.hefu.checker.rows.Snapshot;
import java.sql.SQLException;
import java.util.Optional;

/** Reads what is few: prices and agreements, every version. */
final class Catalogue {

    private Catalogue() {}

    /** Where there is a text of the model it is what counts, else the price of a unit. */
    static Prices prices(Snapshot rows) throws SQLException {
        boolean texts = rows.hasColumn("price", "model");
        Prices prices = new Prices();
        rows.each(
                "select * from billing.price",
                row -> prices.add(
                        new Prices.Key(row.text("plan"), row.text("api"), row.text("operation")),
                        row.instant("effective_from"),
                        price(row, texts)));
        return prices;
    }

    private static Prices.Version price(Row row, boolean texts) throws SQLException {
        int version = row.smallNumber("version");
        if (!texts) {
            String text = "per-unit " + row.number("per_unit_micro_yuan");
            return new Prices.Version(version, text, PriceText.read(text));
        }
        Optional<String> text = row.optionalText("model");
        return new Prices.Version(version, text.orElse("none"), text.flatMap(PriceText::read));
    }

    static Agreements agreements(Snapshot rows) throws SQLException {
        Agreements agreements = new Agreements();
        rows.each("select agreement, version, terms from billing.agreement_version", row -> {
            Agreements.Version version = new Agreements.Version(row.text("agreement"), row.smallNumber("version"));
            terms(row.text("terms")).ifPresent(terms -> agreements.add(version, terms));
        });
        return agreements;
    }

    /** Those that cannot be read are told by the pass that reads them. */
    private static Optional<Terms> terms(String text) {
        try {
            return Optional.of(Terms.read(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
