package io.hefu.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxTreatmentTest {

    @ParameterizedTest
    @CsvSource({
        "INCLUSIVE, 106, 600, 6",
        "INCLUSIVE, 100, 600, 5.660377",
        "INCLUSIVE, -100, 600, -5.660377",
        "EXCLUSIVE, 100, 600, 6",
        "EXCLUSIVE, 0.000016, 600, 0",
        "EXCLUSIVE, 0.000017, 600, 0.000001",
    })
    void taxIsInAnAmountOrOnIt(TaxTreatment treatment, String amount, int basisPoints, String tax) {
        assertThat(treatment.tax(Money.ofYuan(amount), basisPoints)).isEqualTo(Money.ofYuan(tax));
    }
}
