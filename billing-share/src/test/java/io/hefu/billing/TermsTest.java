package io.hefu.billing;

import static io.hefu.billing.Billing.LOCATION;
import static io.hefu.billing.Billing.MESSAGES;
import static io.hefu.billing.Billing.STANDARD;
import static io.hefu.billing.Billing.START_OF_2026;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.hefu.billing.agreement.AgreementRefusal;
import io.hefu.billing.pricing.PriceRefusal;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import io.hefu.core.pricing.PriceLists.Price;
import io.hefu.core.refusal.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TermsTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(START_OF_2026.plus(Duration.ofDays(30)));
    private final Billing billing = new Billing(database, clock);

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aPriceListShowsWhatIsInForceNow() {
        billing.price(LOCATION, "verifyLocation", "0.12", START_OF_2026);
        billing.price(LOCATION, "verifyLocation", "0.10", START_OF_2026.plus(Duration.ofDays(20)));
        billing.price(LOCATION, "verifyLocation", "0.09", START_OF_2026.plus(Duration.ofDays(40)));
        billing.price(MESSAGES, "getMessage", "0", START_OF_2026);
        billing.price(MESSAGES, "sendMessage", "0.045", START_OF_2026.plus(Duration.ofDays(40)));

        assertThat(await(billing.prices.of(STANDARD)))
                .extracting(
                        Price::api,
                        Price::operation,
                        Price::version,
                        price -> price.terms().simplePerUnit().orElseThrow())
                .containsExactly(
                        tuple(LOCATION, "verifyLocation", 2, Money.ofYuan("0.10")),
                        tuple(MESSAGES, "getMessage", 1, Money.ZERO));
        assertThat(await(billing.prices.history(STANDARD)))
                .extracting(Price::operation, Price::version)
                .containsExactly(
                        tuple("verifyLocation", 3),
                        tuple("verifyLocation", 2),
                        tuple("verifyLocation", 1),
                        tuple("getMessage", 1),
                        tuple("sendMessage", 1));
        assertThat(await(billing.prices.of(new PlanCode("sandbox")))).isEmpty();
    }

    @Test
    void aPriceThatBeginsBeforeTheLastIsRefused() {
        billing.price(LOCATION, "verifyLocation", "0.12", START_OF_2026);

        assertThatThrownBy(() -> billing.price(LOCATION, "verifyLocation", "0.10", START_OF_2026))
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(new PriceRefusal.NotAfterPrevious(1, START_OF_2026));
    }

    @Test
    void anApiHasOneAgreementAndAnAgreementOneApi() {
        billing.agree("location", LOCATION, START_OF_2026);

        assertThatThrownBy(() -> billing.agree("another", LOCATION, clock.instant()))
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(new AgreementRefusal.ScopeDiffers("location"));
        assertThatThrownBy(() -> billing.agree("location", MESSAGES, clock.instant()))
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(new AgreementRefusal.ScopeDiffers("location"));
        assertThat(database.number("select count(*) from billing.agreement")).isEqualTo(1);
    }

    @Test
    void theDemoMayBeRunAnyNumberOfTimes() {
        database.run(TestDatabase.script("demo/billing.sql"));
        database.run(TestDatabase.script("demo/billing.sql"));

        assertThat(await(billing.prices.of(STANDARD)))
                .hasSize(7)
                .filteredOn(price -> price.operation().equals("sendMessage"))
                .singleElement()
                .extracting(price -> price.terms().simplePerUnit())
                .isEqualTo(Optional.of(Money.ofYuan("0.045")));
        assertThat(await(billing.agreements
                                .book(database.pool(), List.of(LOCATION, MESSAGES))
                                .subscribeAsCompletionStage())
                        .inForce(LOCATION, "verifyLocation", clock.instant())
                        .orElseThrow()
                        .terms()
                        .waterfall()
                        .parties())
                .hasSize(2);
    }
}
