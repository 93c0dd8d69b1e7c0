package io.hefu.billing.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.band.Band;
import io.hefu.checker.price.Price;
import io.hefu.checker.price.PriceText;
import io.hefu.core.money.Money;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Price models and the checker, which reads their text and has none of their code, agree to the micro-yuan. */
class IndependentPriceTest {

    private record Written(PriceModel model, String text) {}

    private Random random;

    static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aMonthCostsTheSame(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            Written written = random.nextInt(4) == 0 ? discounted() : plain();
            long calls = random.nextInt(2_000);
            long units = calls * random.nextInt(4);

            Price price = PriceText.read(written.text()).orElseThrow();

            assertThat(price.total(BigInteger.valueOf(calls), BigInteger.valueOf(units)))
                    .as(written.text())
                    .isEqualTo(written.model().total(new Used(calls, units)).microYuan());
            assertThat(price.countsTheMonth()).isEqualTo(written.model().countsTheMonth());
        }
    }

    private Written discounted() {
        Written of = plain();
        int basisPoints = random.nextInt(1, 10_001);
        return new Written(new Discounted(basisPoints, of.model()), "discounted " + basisPoints + " " + of.text());
    }

    private Written plain() {
        long price = random.nextInt(1_000_000);
        long number = random.nextInt(1, 3_000);
        return switch (random.nextInt(6)) {
            case 0 -> new Written(new PerUnit(new Money(price)), "per-unit " + price);
            case 1 -> new Written(new PerCall(new Money(price)), "per-call " + price);
            case 2 -> new Written(new FreeTier(number, new Money(price)), "free-tier " + number + " " + price);
            case 3 -> new Written(new PackagePrice(number, new Money(price)), "package " + number + " " + price);
            case 4 ->
                new Written(
                        new Subscription(new Money(7), number, new Money(price)),
                        "subscription 7 " + number + " " + price);
            default -> graduated(number, price);
        };
    }

    private Written graduated(long end, long price) {
        long later = random.nextInt(1_000_000);
        List<PriceBand> bands = List.of(
                new PriceBand(Band.of(0, end), new Money(price)), new PriceBand(Band.from(end), new Money(later)));
        return new Written(new GraduatedPrice(bands), "graduated 0 " + end + " " + price + " " + end + " - " + later);
    }
}
