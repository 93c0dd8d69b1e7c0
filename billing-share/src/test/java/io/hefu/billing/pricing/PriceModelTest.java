package io.hefu.billing.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hefu.billing.band.Band;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PriceModelTest {

    private static final Money CENT = Money.ofYuan("0.01");
    private static final PriceModel TIERS = new GraduatedPrice(List.of(
            new PriceBand(Band.of(0, 250), Money.ofYuan("0.10")),
            new PriceBand(Band.of(250, 1_000), Money.ofYuan("0.08")),
            new PriceBand(Band.from(1_000), Money.ofYuan("0.05"))));

    @Test
    void aUnitOrACallCostsTheSameHoweverManyCameBefore() {
        Used before = new Used(1_000, 5_000);

        assertThat(new PerUnit(CENT).charge(before, Used.call(3))).isEqualTo(Money.ofYuan("0.03"));
        assertThat(new PerCall(CENT).charge(before, Used.call(3))).isEqualTo(CENT);
        assertThat(new PerUnit(CENT).charge(before, Used.call(0))).isEqualTo(Money.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0", "99, 1, 0", "100, 1, 0.01", "98, 4, 0.02", "0, 100, 0", "0, 101, 0.01"})
    void theFirstHundredAreFree(long before, long units, String price) {
        assertThat(charge(new FreeTier(100, CENT), before, units)).isEqualTo(Money.ofYuan(price));
    }

    @ParameterizedTest
    @CsvSource({
        "0,   249,  24.90",
        "0,   250,  25.00",
        "0,   251,  25.08",
        "249, 1,    0.10",
        "250, 1,    0.08",
        "249, 2,    0.18",
        "0,   1000, 85.00",
        "0,   1001, 85.05",
        "200, 900,  70.00",
    })
    void tiersAreMarginalAndThe250thUnitIsInTheFirst(long before, long units, String price) {
        assertThat(charge(TIERS, before, units)).isEqualTo(Money.ofYuan(price));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 1, 9", "0, 100, 9", "0, 101, 18", "1, 99, 0", "100, 1, 9", "99, 102, 18"})
    void aPackageIsPaidWithItsFirstUnit(long before, long units, String price) {
        assertThat(charge(new PackagePrice(100, Money.ofYuan("9")), before, units))
                .isEqualTo(Money.ofYuan(price));
    }

    @Test
    void aSubscriptionHasAMonthlyFeeAndCallsCostWhatIsBeyondTheIncluded() {
        PriceModel model = new Subscription(Money.ofYuan("300"), 1_000, CENT);

        assertThat(model.monthlyFee()).isEqualTo(Money.ofYuan("300"));
        assertThat(charge(model, 0, 1_000)).isEqualTo(Money.ZERO);
        assertThat(charge(model, 999, 3)).isEqualTo(Money.ofYuan("0.02"));
        assertThat(TIERS.monthlyFee()).isEqualTo(Money.ZERO);
    }

    @Test
    void aDiscountIsReckonedOnTheMonthAndLosesNothingByTheCall() {
        // 12.5 % off 0.000003 is 0.000002625: eight of them are 0.000021.
        PriceModel model = new Discounted(1_250, new PerUnit(new Money(3)));
        Money charged =
                LongStream.range(0, 8).mapToObj(call -> charge(model, call, 1)).reduce(Money.ZERO, Money::plus);

        assertThat(charged).isEqualTo(new Money(21));
        assertThat(new Discounted(1_000, new Subscription(Money.ofYuan("300"), 1, CENT)).monthlyFee())
                .isEqualTo(Money.ofYuan("270"));
    }

    static Stream<Arguments> refused() {
        Money negative = new Money(-1);
        return Stream.of(
                arguments(model(() -> new PerUnit(negative)), new PriceRefusal.Negative(negative)),
                arguments(model(() -> new PerCall(negative)), new PriceRefusal.Negative(negative)),
                arguments(model(() -> new FreeTier(1, negative)), new PriceRefusal.Negative(negative)),
                arguments(model(() -> new PackagePrice(1, negative)), new PriceRefusal.Negative(negative)),
                arguments(model(() -> new Subscription(negative, 1, CENT)), new PriceRefusal.Negative(negative)),
                arguments(
                        model(() -> new FreeTier(0, CENT)),
                        new PriceRefusal.UnitsOutOfRange(0, 1_000_000_000_000_000L)),
                arguments(
                        model(() -> new PackagePrice(-1, CENT)),
                        new PriceRefusal.UnitsOutOfRange(-1, 1_000_000_000_000_000L)),
                arguments(model(() -> new GraduatedPrice(List.of())), PriceRefusal.Plain.BANDS_OUT_OF_PLACE),
                arguments(
                        model(() -> new GraduatedPrice(List.of(new PriceBand(Band.of(0, 5), CENT)))),
                        PriceRefusal.Plain.BANDS_OUT_OF_PLACE),
                arguments(
                        model(() -> new GraduatedPrice(IntStream.range(0, 101)
                                .mapToObj(i -> new PriceBand(Band.of(i, i + 1), CENT))
                                .toList())),
                        new PriceRefusal.TooManyBands(101, 100)),
                arguments(model(() -> new Discounted(0, TIERS)), new PriceRefusal.DiscountOutOfRange(0)),
                arguments(model(() -> new Discounted(10_001, TIERS)), new PriceRefusal.DiscountOutOfRange(10_001)),
                arguments(model(() -> new Discounted(1, new Discounted(1, TIERS))), PriceRefusal.Plain.DISCOUNT_TWICE));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aPriceNobodyCouldReckonIsRefused(Supplier<PriceModel> model, PriceRefusal refusal) {
        assertThatThrownBy(model::get)
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(refusal);
        assertThat(refusal.message()).endsWith(".");
    }

    @Test
    void nobodyUsesLessThanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Used(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Used(0, -1));
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    /** 100 000 models: each against a count unit by unit, in batches of any size and order. */
    @ParameterizedTest
    @MethodSource("seeds")
    void chargesTelescopeWhateverTheModelAndTheBatches(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            PriceModel model = model(random);
            List<Used> batches = new ArrayList<>();
            for (int batch = random.nextInt(1, 6); batch > 0; batch--) {
                batches.add(new Used(random.nextInt(3), random.nextInt(40)));
            }
            Used total = batches.stream().reduce(Used.NOTHING, Used::plus);
            Collections.shuffle(batches, random);
            Used soFar = Used.NOTHING;
            Money charged = Money.ZERO;
            for (Used batch : batches) {
                Money charge = model.charge(soFar, batch);
                assertThat(charge).isGreaterThanOrEqualTo(Money.ZERO);
                charged = charged.plus(charge);
                soFar = soFar.plus(batch);
            }

            assertThat(charged).isEqualTo(model.total(total));
            assertThat(charged.microYuan()).isEqualTo(oneByOne(model, total));
            assertThat(model.total(Used.NOTHING)).isEqualTo(Money.ZERO);
        }
    }

    /** The same sum in another way: the price of each single unit, added up. */
    private static long oneByOne(PriceModel model, Used used) {
        if (model instanceof Discounted discounted) {
            return oneByOne(discounted.of(), used) * (10_000 - discounted.basisPoints()) / 10_000;
        }
        if (model instanceof PerCall perCall) {
            return used.calls() * perCall.price().microYuan();
        }
        long sum = 0;
        for (long unit = 1; unit <= used.units(); unit++) {
            sum += ofUnit(model, unit).microYuan();
        }
        return sum;
    }

    private static Money ofUnit(PriceModel model, long unit) {
        if (model instanceof PerUnit perUnit) {
            return perUnit.price();
        }
        if (model instanceof FreeTier tier) {
            return unit <= tier.freeUnits() ? Money.ZERO : tier.perUnit();
        }
        if (model instanceof Subscription subscription) {
            return unit <= subscription.includedUnits() ? Money.ZERO : subscription.perUnit();
        }
        if (model instanceof PackagePrice packages) {
            return (unit - 1) % packages.unitsPerPackage() == 0 ? packages.perPackage() : Money.ZERO;
        }
        return ((GraduatedPrice) model)
                .bands().stream()
                        .filter(band -> unit > band.band().from()
                                && unit <= band.band().to().orElse(Long.MAX_VALUE))
                        .findFirst()
                        .orElseThrow()
                        .perUnit();
    }

    private static PriceModel model(Random random) {
        PriceModel model = switch (random.nextInt(6)) {
            case 0 -> new PerUnit(money(random));
            case 1 -> new PerCall(money(random));
            case 2 -> new FreeTier(random.nextInt(1, 60), money(random));
            case 3 -> graduated(random);
            case 4 -> new PackagePrice(random.nextInt(1, 30), money(random));
            default -> new Subscription(money(random), random.nextInt(1, 60), money(random));
        };
        return random.nextInt(4) == 0 ? new Discounted(random.nextInt(1, 10_001), model) : model;
    }

    private static PriceModel graduated(Random random) {
        long[] ends =
                random.longs(random.nextInt(4), 1, 120).distinct().sorted().toArray();
        List<PriceBand> bands = new ArrayList<>();
        long from = 0;
        for (long end : ends) {
            bands.add(new PriceBand(Band.of(from, end), money(random)));
            from = end;
        }
        bands.add(new PriceBand(Band.from(from), money(random)));
        return new GraduatedPrice(bands);
    }

    private static Money money(Random random) {
        return new Money(random.nextInt(1 << random.nextInt(1, 25)));
    }

    private static Money charge(PriceModel model, long before, long units) {
        return model.charge(new Used(0, before), Used.call(units));
    }

    private static Supplier<PriceModel> model(Supplier<PriceModel> model) {
        return model;
    }
}
