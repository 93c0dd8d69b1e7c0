package io.hefu.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.money.Money;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostBoundTest {

    @Test
    void aStepThatIsBegunIsPaidForWhole() {
        CostBound bound = new CostBound(new Money(7), 10, new Money(100));

        assertThat(bound.of(0)).isEqualTo(new Money(7));
        assertThat(bound.of(1)).isEqualTo(new Money(107));
        assertThat(bound.of(10)).isEqualTo(new Money(107));
        assertThat(bound.of(11)).isEqualTo(new Money(207));
        assertThat(CostBound.FREE.of(Long.MAX_VALUE)).isEqualTo(Money.ZERO);
    }

    @Test
    void moreThanMoneyCanHoldFailsInsteadOfComingOutSmall() {
        assertThatThrownBy(() -> CostBound.perUnit(new Money(2)).of(Long.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new CostBound(Money.ZERO, 0, Money.ZERO));
    }

    @Test
    void aPriceIsToldInWords() {
        PriceTerms bands = new PriceTerms(
                PriceTerms.Kind.GRADUATED,
                Optional.empty(),
                Optional.empty(),
                List.of(
                        new PriceTerms.Band(0, Optional.of(100L), "0.050000"),
                        new PriceTerms.Band(100, Optional.empty(), "0.04")),
                Optional.empty(),
                Optional.of(1_250));

        assertThat(bands.words().english())
                .isEqualTo("by the month: 0.05 CNY per unit from 1 to 100, 0.04 CNY per unit beyond 100, less 12.5%");
        assertThat(bands.words().chinese()).isEqualTo("每月第 1–100 单位每单位 0.05 元，超过 100 单位每单位 0.04 元，优惠 12.5%");
        assertThat(bands.simplePerUnit()).isEmpty();
        assertThat(PriceTerms.perUnit(new Money(45_000)).simplePerUnit()).contains(new Money(45_000));
    }
}
