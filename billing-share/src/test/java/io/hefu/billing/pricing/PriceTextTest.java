package io.hefu.billing.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import io.hefu.core.pricing.PriceTerms;
import io.hefu.core.refusal.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices as text, and as others write them. */
class PriceTextTest {

    private static final PriceOffer OFFER = new PriceOffer(
            new PriceKey(new PlanCode("standard"), new ApiName("short-messages"), "sendMessage"),
            Instant.parse("2026-12-31T16:00:00Z"),
            new Discounted(500, new FreeTier(100, Money.ofYuan("0.045"))),
            TaxTreatment.EXCLUSIVE);

    @Test
    void aPriceHasOneText() {
        assertThat(PriceText.write(OFFER)).isEqualTo("""
                hefu-price 1
                plan standard
                api short-messages
                operation sendMessage
                effective-from 2026-12-31T16:00:00Z
                tax EXCLUSIVE
                model discounted 500 free-tier 100 45000
                end
                """);
        assertThat(PriceText.read(PriceText.write(OFFER))).isEqualTo(OFFER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "per-unit",
                "per-unit 1 2",
                "per-unit 01",
                "per-unit  1",
                "flat 5",
                "graduated 0 -",
                "discounted 500",
                ""
            })
    void whatWasNeverWrittenIsNoPrice(String model) {
        assertThatIllegalArgumentException().isThrownBy(() -> PriceText.model(model));
    }

    @Test
    void everyPriceIsReadAsItWasWritten() {
        RandomPrices prices = new RandomPrices(new Random(52));
        for (int i = 0; i < 500; i++) {
            PriceModel model = prices.any();
            assertThat(PriceText.model(PriceText.write(model))).isEqualTo(model);
            assertThat(PriceForm.read(PriceForm.write(model))).isEqualTo(model);
            assertThat(PriceForm.write(model).words().english()).isNotEmpty();
            assertThat(PriceForm.write(model).words().chinese()).isNotEmpty();
        }
    }

    /** What is set aside for a call is never too little, whatever was used before. */
    @Test
    void noCallCostsMoreThanItsBound() {
        Random random = new Random(53);
        RandomPrices prices = new RandomPrices(random);
        for (int i = 0; i < 20_000; i++) {
            PriceModel model = prices.any();
            Used before = new Used(random.nextInt(100), random.nextInt(500));
            long units = random.nextInt(120);
            assertThat(model.charge(before, Used.call(units)))
                    .as("%s after %s, %d units", model, before, units)
                    .isLessThanOrEqualTo(model.most(units));
        }
    }

    @Test
    void aPackageIsBoundByThePackagesThatACallBegins() {
        PriceModel packages = new PackagePrice(100, Money.ofYuan("5"));

        assertThat(packages.most(1)).isEqualTo(Money.ofYuan("5"));
        assertThat(packages.most(100)).isEqualTo(Money.ofYuan("5"));
        assertThat(packages.most(101)).isEqualTo(Money.ofYuan("10"));
        assertThat(packages.most(0)).isEqualTo(Money.ZERO);
    }

    @Test
    void aPriceThatDoesNotFitTogetherIsRefusedByTheNameOfTheField() {
        assertThat(refusedField(terms(null, "1", null))).isEqualTo("terms.kind");
        assertThat(refusedField(terms(PriceTerms.Kind.PER_UNIT, null, null))).isEqualTo("terms.amount");
        assertThat(refusedField(terms(PriceTerms.Kind.PER_UNIT, "1", 5L))).isEqualTo("terms.units");
        assertThat(refusedField(terms(PriceTerms.Kind.FREE_TIER, "1", null))).isEqualTo("terms.units");
        assertThat(refusedField(terms(PriceTerms.Kind.FREE_TIER, "1", 0L))).isEqualTo("terms.units");
        assertThat(refusedField(terms(PriceTerms.Kind.PER_CALL, "0.0000001", null)))
                .isEqualTo("terms.amount");
        assertThat(refusedField(terms(PriceTerms.Kind.PER_CALL, "-1", null))).isEqualTo("terms.amount");
        assertThat(refusedField(terms(PriceTerms.Kind.PER_CALL, "a lot", null))).isEqualTo("terms.amount");
        assertThat(refusedField(terms(PriceTerms.Kind.SUBSCRIPTION, "1", 5L))).isEqualTo("terms.monthlyFee");
        assertThat(refusedField(terms(PriceTerms.Kind.GRADUATED, null, null))).isEqualTo("terms.bands");
    }

    private static String refusedField(PriceTerms terms) {
        var thrown = assertThatThrownBy(() -> PriceForm.read(terms)).asInstanceOf(type(RefusedException.class));
        String[] field = new String[1];
        thrown.satisfies(refused -> field[0] = ((PriceRefusal) refused.refusal()).field());
        return field[0];
    }

    private static PriceTerms terms(PriceTerms.Kind kind, String amount, Long units) {
        return new PriceTerms(
                kind,
                Optional.ofNullable(amount),
                Optional.ofNullable(units),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
