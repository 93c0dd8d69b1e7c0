package io.hefu.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.hefu.core.identity.ApiName;
import io.hefu.core.money.Money;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallSharesTest {

    private static final LineKey LINE =
            new LineKey(new AgreementRef("location", 1), new ApiName("location"), "verify", LocalDate.of(2026, 11, 1));

    @Test
    void theSharesOfCallsSumToTheLine() {
        var shares = of(3, 300, 100);

        assertThat(shares.next(LINE, new Money(100))).isEqualTo(new Money(33));
        assertThat(shares.next(LINE, new Money(100))).isEqualTo(new Money(33));
        assertThat(shares.next(LINE, new Money(100))).isEqualTo(new Money(34));
        shares.finish();
    }

    @Test
    void whatAFreeLineEarnsIsDividedByCalls() {
        var shares = of(4, 0, -10);

        for (long share : new long[] {-3, -2, -3, -2}) {
            assertThat(shares.next(LINE, Money.ZERO)).isEqualTo(new Money(share));
        }
        shares.finish();
    }

    @Test
    void randomLinesSumExactlyAndNoCallIsOffByAMicroYuan() {
        Random random = new Random(5);
        for (int line = 0; line < 2_000; line++) {
            int calls = 1 + random.nextInt(20);
            long most = 1L << random.nextInt(3, 55);
            long[] gross = random.longs(calls, 0, most).toArray();
            long total = 0;
            for (long one : gross) {
                total += one;
            }
            long share = total == 0 ? random.nextInt(50) : random.nextLong(-total / 4, total + 1);
            var shares = of(calls, total, share);
            for (long one : gross) {
                long given = shares.next(LINE, new Money(one)).microYuan();
                if (total > 0) {
                    BigInteger off = BigInteger.valueOf(given)
                            .multiply(BigInteger.valueOf(total))
                            .subtract(BigInteger.valueOf(share).multiply(BigInteger.valueOf(one)))
                            .abs();
                    assertThat(off).isLessThan(BigInteger.valueOf(total));
                }
            }
            shares.finish();
        }
    }

    @Test
    void callsThatAreNotThoseOfTheLineAreFound() {
        var shares = of(2, 200, 50);
        shares.next(LINE, new Money(100));

        assertThatIllegalStateException().isThrownBy(shares::finish);
        assertThatIllegalArgumentException().isThrownBy(() -> new CallShares(Map.of()).next(LINE, Money.ZERO));
    }

    private static CallShares of(long calls, long gross, long share) {
        return new CallShares(Map.of(LINE, new CallShares.LineTotals(calls, new Money(gross), new Money(share))));
    }
}
