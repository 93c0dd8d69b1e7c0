package io.hefu.billing.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceBookTest {

    private static final PriceKey MESSAGE =
            new PriceKey(new PlanCode("standard"), new ApiName("short-messages"), "sendMessage");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final PriceVersion FIRST = version(Money.ofYuan("0.05"));

    private final PriceVersion second = FIRST.next(APRIL, new PerUnit(Money.ofYuan("0.045")), TaxTreatment.INCLUSIVE);
    private final PriceBook book = new PriceBook(List.of(second, FIRST));

    @Test
    void aCallCostsWhatWasInForceWhenItCame() {
        assertThat(book.inForce(MESSAGE, MARCH)).contains(FIRST);
        assertThat(book.inForce(MESSAGE, APRIL.minusNanos(1))).contains(FIRST);
        assertThat(book.inForce(MESSAGE, APRIL)).contains(second);
        assertThat(book.inForce(MESSAGE, APRIL.plusSeconds(1_000_000_000))).contains(second);
    }

    @Test
    void thereIsNoPriceBeforeTheFirst() {
        assertThat(book.inForce(MESSAGE, MARCH.minusNanos(1))).isEmpty();
    }

    @Test
    void aPriceIsForOnePlanApiAndOperation() {
        assertThat(book.inForce(new PriceKey(new PlanCode("other"), MESSAGE.api(), "sendMessage"), APRIL))
                .isEmpty();
        assertThat(book.inForce(new PriceKey(MESSAGE.plan(), new ApiName("iot-devices"), "sendMessage"), APRIL))
                .isEmpty();
        assertThat(book.inForce(new PriceKey(MESSAGE.plan(), MESSAGE.api(), "getMessage"), APRIL))
                .isEmpty();
    }

    @Test
    void aPriceBelowZeroIsRefused() {
        assertThatThrownBy(() -> version(new Money(-1)))
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(new PriceRefusal.Negative(new Money(-1)));
    }

    @Test
    void theNextPriceBeginsAfterTheOneBefore() {
        assertThatThrownBy(() -> FIRST.next(MARCH, new PerUnit(Money.ZERO), TaxTreatment.INCLUSIVE))
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(new PriceRefusal.NotAfterPrevious(1, MARCH));
    }

    @Test
    void aPriceThatCountsTheMonthBeginsAndEndsWithOne() {
        PriceModel counting = new FreeTier(10, Money.ofYuan("0.1"));
        Instant midMarch = MARCH.plusSeconds(1_000_000);
        Instant startOfApril = Instant.parse("2026-03-31T16:00:00Z");
        PriceVersion firstCounting = new PriceVersion(MESSAGE, 1, midMarch, counting, TaxTreatment.INCLUSIVE);

        assertThatThrownBy(() -> FIRST.next(midMarch, counting, TaxTreatment.INCLUSIVE))
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(new PriceRefusal.NotAtStartOfMonth(2));
        assertThatThrownBy(
                        () -> firstCounting.next(startOfApril.plusNanos(1_000), FIRST.model(), TaxTreatment.INCLUSIVE))
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(new PriceRefusal.NotAtStartOfMonth(1));
        assertThat(firstCounting
                        .next(startOfApril, FIRST.model(), TaxTreatment.EXCLUSIVE)
                        .version())
                .isEqualTo(2);
    }

    private static PriceVersion version(Money perUnit) {
        return new PriceVersion(MESSAGE, 1, MARCH, new PerUnit(perUnit), TaxTreatment.INCLUSIVE);
    }
}
