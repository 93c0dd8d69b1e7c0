package io.hefu.billing.agreement;

import static io.hefu.billing.agreement.Parties.CHANNEL;
import static io.hefu.billing.agreement.Parties.OPERATOR;
import static io.hefu.billing.agreement.Parties.SUPPLIER;
import static io.hefu.billing.agreement.Parties.clause;
import static io.hefu.billing.agreement.Parties.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.hefu.billing.band.Band;
import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.refusal.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementTextTest {

    private static final AgreementTerms TERMS = new AgreementTerms(
            "every-clause",
            new ApiName("location-verification"),
            Optional.of("verifyLocation"),
            Instant.parse("2026-02-28T16:00:00Z"),
            new Waterfall(
                    Parties.ALL,
                    List.of(
                            Exclusion.ofRefunds(clause("1.1")),
                            new Exclusion(clause("1.2"), Exclusion.Reason.COMPLAINT, Optional.of(OPERATOR)),
                            new Reserve(clause("2"), OPERATOR, 800, Basis.GROSS),
                            new PercentageFee(clause("3.1"), CHANNEL, 1_000, Basis.NET, Optional.of(yuan("5"))),
                            new PercentageFee(clause("3.2"), CHANNEL, 1, Basis.NET, Optional.empty()),
                            new UnitFee(clause("3.3"), CHANNEL, UnitFee.Per.CALL, yuan("0.002"), Optional.empty()),
                            new PeriodFee(clause("3.4"), OPERATOR, yuan("300")),
                            new Tax(clause("4"), OPERATOR, 600, TaxTreatment.INCLUSIVE, Basis.NET),
                            new GraduatedSplit(
                                    clause("5.1"),
                                    Measure.UNITS,
                                    List.of(
                                            new SplitBand(Band.of(0, 250), List.of()),
                                            new SplitBand(
                                                    Band.from(250),
                                                    List.of(
                                                            new Portion(CHANNEL, 1_000),
                                                            new Portion(SUPPLIER, 2_000))))),
                            new Split(clause("5.2"), Basis.NET, List.of(new Portion(SUPPLIER, 3_000))),
                            new Floor(clause("6.1"), SUPPLIER, yuan("10")),
                            new Cap(clause("6.2"), SUPPLIER, yuan("90")),
                            new Remainder(clause("7"), OPERATOR),
                            new MinimumGuarantee(clause("8.1"), SUPPLIER, OPERATOR, yuan("40"), Shortfall.OWED),
                            new Recoupment(clause("8.2"), SUPPLIER, OPERATOR, yuan("100")),
                            new FixedPenalty(clause("9.1"), SUPPLIER, OPERATOR, yuan("7"), Shortfall.LIMITED),
                            new PercentagePenalty(clause("9.2"), SUPPLIER, CHANNEL, 50))));

    private static final String TEXT = """
            hefu-agreement 1
            agreement every-clause
            api location-verification
            operation verifyLocation
            effective-from 2026-02-28T16:00:00Z
            party 00000000-0000-0000-0000-000000000001 OPERATOR
            party 00000000-0000-0000-0000-000000000002 CAPABILITY_SUPPLIER
            party 00000000-0000-0000-0000-000000000003 CHANNEL
            clause 1.1 exclusion REFUND -
            clause 1.2 exclusion COMPLAINT 00000000-0000-0000-0000-000000000001
            clause 2 reserve 00000000-0000-0000-0000-000000000001 800 GROSS
            clause 3.1 percentage-fee 00000000-0000-0000-0000-000000000003 1000 NET 5000000
            clause 3.2 percentage-fee 00000000-0000-0000-0000-000000000003 1 NET -
            clause 3.3 unit-fee 00000000-0000-0000-0000-000000000003 CALL 2000 -
            clause 3.4 period-fee 00000000-0000-0000-0000-000000000001 300000000
            clause 4 tax 00000000-0000-0000-0000-000000000001 600 INCLUSIVE NET
            clause 5.1 graduated-split UNITS band 0 250 band 250 - \
            00000000-0000-0000-0000-000000000002=2000 00000000-0000-0000-0000-000000000003=1000
            clause 5.2 split NET 00000000-0000-0000-0000-000000000002=3000
            clause 6.1 floor 00000000-0000-0000-0000-000000000002 10000000
            clause 6.2 cap 00000000-0000-0000-0000-000000000002 90000000
            clause 7 remainder 00000000-0000-0000-0000-000000000001
            clause 8.1 minimum-guarantee 00000000-0000-0000-0000-000000000002 \
            00000000-0000-0000-0000-000000000001 40000000 OWED
            clause 8.2 recoupment 00000000-0000-0000-0000-000000000002 \
            00000000-0000-0000-0000-000000000001 100000000
            clause 9.1 fixed-penalty 00000000-0000-0000-0000-000000000002 \
            00000000-0000-0000-0000-000000000001 7000000 LIMITED
            clause 9.2 percentage-penalty 00000000-0000-0000-0000-000000000002 \
            00000000-0000-0000-0000-000000000003 50
            end
            """;

    @Test
    void termsAreWrittenOneWayAndReadBack() {
        assertThat(AgreementText.write(TERMS)).isEqualTo(TEXT);
        assertThat(AgreementText.read(TEXT)).isEqualTo(TERMS);
    }

    /** What was signed once must have this hash for good, in this version of the program and in every later one. */
    @Test
    void theHashStays() {
        assertThat(AgreementHash.of(TERMS))
                .hasToString("b279214b15637285b2645a6419f2bf98286000c517509280a41b51201fac9d19");
        assertThat(AgreementHash.of(TERMS).bytes()).hasSize(32);
    }

    @Test
    void everythingThatDecidesAboutMoneyIsInTheHash() {
        List<String> changed = List.of(
                TEXT.replace("800 GROSS", "801 GROSS"),
                TEXT.replace("800 GROSS", "800 NET"),
                TEXT.replace("INCLUSIVE", "EXCLUSIVE"),
                TEXT.replace("OWED", "LIMITED"),
                TEXT.replace("verifyLocation", "-"),
                TEXT.replace("2026-02-28T16:00:00Z", "2026-02-28T16:00:00.000001Z"),
                TEXT.replace("clause 7 ", "clause 7.1 "));

        assertThat(changed)
                .extracting(text -> AgreementHash.of(AgreementText.read(text)))
                .doesNotHaveDuplicates()
                .doesNotContain(AgreementHash.of(TERMS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "hefu-agreement 1 > hefu-agreement 2",
                "agreement every > agreement  every",
                "clause 2 reserve > clause 2 unheard-of",
                "clause 2 reserve > remark 2 reserve",
                "800 GROSS > 0800 GROSS",
                "800 GROSS > 800 GROSS 1",
                "800 GROSS > 800",
                "800 GROSS > 800 SOMETHING",
                "5000000 > 5e6",
                "3000 > 3000.0",
                "=3000 > ",
                "band 0 250 > range 0 250",
                "0001 OPERATOR > 0007 OPERATOR",
                "T16:00:00Z > T16:00:00.000Z",
                "2026-02-28T > 2026-02-30T",
            })
    void anyOtherTextIsRefused(String part, String instead) {
        String text = TEXT.replace(part, instead == null ? "" : instead);

        assertThat(text).isNotEqualTo(TEXT);
        assertThatThrownBy(() -> AgreementText.read(text))
                .isInstanceOfAny(IllegalArgumentException.class, RefusedException.class);
    }

    @Test
    void noCutOrStretchedTextIsRead() {
        assertThatIllegalArgumentException().isThrownBy(() -> AgreementText.read(TEXT + "\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> AgreementText.read(TEXT.replace("\n", "\r\n")));
        for (int length = 0; length < TEXT.length(); length++) {
            String cut = TEXT.substring(0, length);
            assertThatThrownBy(() -> AgreementText.read(cut))
                    .isInstanceOfAny(IllegalArgumentException.class, RefusedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Wanxiang", "9-to-5", "a b", "line\nfeed"})
    void anAgreementHasAReadableName(String name) {
        assertThatThrownBy(() -> new AgreementTerms(
                        name, TERMS.api(), Optional.empty(), TERMS.effectiveFrom(), TERMS.waterfall()))
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(new AgreementRefusal.NameMalformed(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "two words", "line\nfeed"})
    void anOperationHasTheNameOfOne(String operation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AgreementTerms(
                        "any", TERMS.api(), Optional.of(operation), TERMS.effectiveFrom(), TERMS.waterfall()));
    }

    @Test
    void aHashIsSixtyFourDigits() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AgreementHash("ABC"));
    }
}
