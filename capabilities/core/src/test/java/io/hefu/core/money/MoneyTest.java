package io.hefu.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "0.045,               45000",
        "0.0008,              800",
        "-0.000001,           -1",
        "12,                  12000000",
        "1e3,                 1000000000",
        "0.1200000000,        120000",
        "9223372036854.775807, 9223372036854775807",
    })
    void isReadFromYuan(String yuan, long microYuan) {
        assertThat(Money.ofYuan(yuan)).isEqualTo(new Money(microYuan));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000001", "9223372036854.775808", "-9223372036854.775809", "1e30"})
    void whatIsTooFineOrTooLargeIsRefused(String yuan) {
        assertThatThrownBy(() -> Money.ofYuan(yuan)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 45_000, Long.MAX_VALUE, Long.MIN_VALUE})
    void yuanAndBackIsTheSame(long microYuan) {
        BigDecimal yuan = new Money(microYuan).yuan();

        assertThat(yuan.scale()).isEqualTo(6);
        assertThat(Money.ofYuan(yuan)).isEqualTo(new Money(microYuan));
    }

    @Test
    void arithmeticFailsRatherThanOverflow() {
        Money most = new Money(Long.MAX_VALUE);
        Money least = new Money(Long.MIN_VALUE);

        assertThatThrownBy(() -> most.plus(new Money(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> least.minus(new Money(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(least::negated).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(least::payable).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0,      0,      0",
        "9999,   0,      9999",
        "10000,  10000,  0",
        "10001,  10000,  1",
        "-1,     -10000, 9999",
        "-10000, -10000, 0",
    })
    void whatCanBePaidIsWholeFenAndTheRestIsKept(long microYuan, long payable, long residue) {
        Money money = new Money(microYuan);

        assertThat(money.payable()).isEqualTo(new Money(payable));
        assertThat(money.residue()).isEqualTo(new Money(residue));
    }

    @ParameterizedTest
    @CsvSource({
        "10,  1, 3, 3",
        "-10, 1, 3, -3",
        "10,  3, 3, 10",
        "10,  0, 3, 0",
        "9223372036854775807, 9999, 10000, 9222449699651090329",
        "-9223372036854775807, 9999, 10000, -9222449699651090329",
        "9223372036854775807, 9223372036854775806, 9223372036854775807, 9223372036854775806",
    })
    void aPortionIsExactAndRoundedTowardZero(long microYuan, long numerator, long denominator, long portion) {
        assertThat(new Money(microYuan).portion(numerator, denominator)).isEqualTo(new Money(portion));
    }

    @Test
    void aPortionHasAFractionThatMakesSense() {
        assertThatThrownBy(() -> Money.ZERO.portion(-1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.ZERO.portion(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).portion(2, 1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void isLimitedFromBothSides() {
        assertThat(new Money(5).atMost(new Money(3))).isEqualTo(new Money(3));
        assertThat(new Money(5).atMost(new Money(7))).isEqualTo(new Money(5));
        assertThat(new Money(5).atLeast(new Money(7))).isEqualTo(new Money(7));
        assertThat(new Money(5).atLeast(new Money(3))).isEqualTo(new Money(5));
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void carriedFromPeriodToPeriodNoResidueIsLost(long seed) {
        Random random = new Random(seed);
        Money earned = Money.ZERO;
        Money paid = Money.ZERO;
        Money carried = Money.ZERO;
        for (int period = 0; period < 12; period++) {
            Money inPeriod = new Money(random.nextLong(-20_000, 1_000_000_000));
            Money due = carried.plus(inPeriod);
            earned = earned.plus(inPeriod);
            paid = paid.plus(due.payable());
            carried = due.residue();

            assertThat(carried.microYuan()).isBetween(0L, 9_999L);
            assertThat(paid.plus(carried)).isEqualTo(earned);
        }
    }

    @Test
    void isOrderedByAmount() {
        assertThat(List.of(new Money(-5), Money.ZERO, new Money(3))).isSorted();
    }

    @Test
    void isWrittenWithItsCurrency() {
        assertThat(Money.ofYuan("0.045")).hasToString("0.045000 CNY");
        assertThat(new Money(1)).hasToString("0.000001 CNY");
        assertThat(Money.ofYuan("1e3")).hasToString("1000.000000 CNY");
    }
}
