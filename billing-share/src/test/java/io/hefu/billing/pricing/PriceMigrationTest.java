package io.hefu.billing.pricing;

import static io.hefu.billing.Billing.LOCATION;
import static io.hefu.billing.Billing.STANDARD;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.TestDatabase;
import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was a price per unit is one still. */
class PriceMigrationTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00.120Z");

    private final TestDatabase database = TestDatabase.before("V52__prices_and_drafts");

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aPricePerUnitBecomesAModelWithItsTaxIncluded() {
        database.run("insert into billing.price values ('standard', '%s', 'verifyLocation', 1, '%s', 120000)"
                .formatted(LOCATION, FROM));

        database.run(TestDatabase.script("db/billing/V52__prices_and_drafts.sql"));

        PriceKey key = new PriceKey(STANDARD, LOCATION, "verifyLocation");
        PriceBook book = await(new PriceStore(database.pool(), Clock.systemUTC())
                .book(database.pool(), List.of(STANDARD))
                .subscribeAsCompletionStage());
        assertThat(book.inForce(key, FROM))
                .isEqualTo(Optional.of(
                        new PriceVersion(key, 1, FROM, new PerUnit(Money.ofYuan("0.12")), TaxTreatment.INCLUSIVE)));
    }
}
