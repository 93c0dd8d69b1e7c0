package io.hefu.checker.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {

    private static final Prices.Key KEY = new Prices.Key("standard", "short-messages", "sendMessage");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    @Test
    void aVersionIsInForceFromItsFirstMomentOn() {
        Prices prices = new Prices();
        Prices.Version version = new Prices.Version(1, "per-unit 45000", PriceText.read("per-unit 45000"));
        prices.add(KEY, MAY, version);

        assertThat(prices.inForce(KEY, MAY.minusNanos(1_000))).isEmpty();
        assertThat(prices.inForce(KEY, MAY)).contains(version);
    }

    @ParameterizedTest
    @CsvSource({
        "per-unit 45000, 7, 315000",
        "per-call 45000, 7, 135000",
        "free-tier 5 100, 7, 200",
        "free-tier 9 100, 7, 0",
        "subscription 9000000 5 100, 7, 200",
        "package 3 1000, 6, 2000",
        "package 3 1000, 7, 3000",
        "package 3 1000, 0, 0",
        "graduated 0 5 100 5 - 80, 7, 660",
        "discounted 500 per-unit 33, 7, 219"
    })
    void aMonthOfThreeCallsCostsWhatTheTextSays(String text, long units, long microYuan) {
        Price price = PriceText.read(text).orElseThrow();

        assertThat(price.total(BigInteger.valueOf(3), BigInteger.valueOf(units)))
                .isEqualTo(microYuan);
        assertThat(price.countsTheMonth()).isEqualTo(!text.startsWith("per-"));
    }

    @Test
    void whatIsNotKnownIsNone() {
        assertThat(PriceText.read("per-moon 45000")).isEmpty();
    }
}
