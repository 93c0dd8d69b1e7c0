package io.hefu.billing.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hefu.core.agreement.Terms;
import io.hefu.core.identity.ApiName;
import io.hefu.core.refusal.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Terms as others write them down, clause by clause. */
class TermsFormTest {

    private static final Instant NEW_YEAR = Instant.parse("2026-12-31T16:00:00Z");
    private static final UUID OPERATOR = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID PARTNER = UUID.fromString("00000000-0000-7000-8000-000000000020");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyClauseIsReadAsItWasWritten(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            AgreementTerms terms = new AgreementTerms(
                    "some-terms",
                    new ApiName("short-messages"),
                    Optional.of("sendMessage"),
                    NEW_YEAR,
                    new RandomTerms(random).waterfall());
            assertThat(TermsForm.read(TermsForm.write(terms))).isEqualTo(terms);
        }
    }

    @Test
    void whatIsMissingOrOfNoUseIsRefusedByTheNameOfTheField() {
        assertThat(refused(clause("2", Terms.Kind.SPLIT, null, null, null))).isEqualTo("clauses[2].basis");
        assertThat(refused(clause("2", Terms.Kind.CAP, PARTNER, null, null))).isEqualTo("clauses[2].amount");
        assertThat(refused(clause("2", Terms.Kind.CAP, PARTNER, "much", null))).isEqualTo("clauses[2].amount");
        assertThat(refused(clause("2", Terms.Kind.CAP, PARTNER, "5", "NET"))).isEqualTo("clauses[2].basis");
        assertThat(refused(clause("2", null, PARTNER, "5", null))).isEqualTo("clauses[2].kind");
        assertThat(refused(clause("2", Terms.Kind.REMAINDER, null, null, null))).isEqualTo("clauses[2].party");
        assertThat(refused(clause("two", Terms.Kind.CAP, PARTNER, "5", null))).isEqualTo("clauses");
        assertThat(refused(clause("1", Terms.Kind.CAP, PARTNER, "5", null))).isEqualTo("clauses[1].number");
    }

    @Test
    void aRefusalIsToldInBothLanguages() {
        AgreementRefusal refusal = refusal(clause("2", Terms.Kind.CAP, PARTNER, "0", null));

        assertThat(refusal.detail().english())
                .isEqualTo("Clause 2 has an amount of 0.000000 CNY; give more than 0, and 1000000000 CNY at most.");
        assertThat(refusal.detail().chinese()).startsWith("条款 2 的金额为 0.000000 CNY");
        assertThat(refusal.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("clauses[2].amount"));
    }

    private static String refused(Terms.Clause clause) {
        return refusal(clause).field();
    }

    private static AgreementRefusal refusal(Terms.Clause second) {
        List<Terms.Clause> clauses = new ArrayList<>();
        clauses.add(ClauseWriter.write(Exclusion.ofRefunds(new Clause("1"))));
        clauses.add(second);
        clauses.add(clause("3", Terms.Kind.REMAINDER, OPERATOR, null, null));
        Terms terms = new Terms(
                "wanxiang-location",
                "location-verification",
                Optional.empty(),
                NEW_YEAR,
                List.of(new Terms.Party(OPERATOR, "OPERATOR"), new Terms.Party(PARTNER, "PARTNER")),
                clauses);
        return (AgreementRefusal) catchThrowableOfType(RefusedException.class, () -> TermsForm.read(terms))
                .refusal();
    }

    private static Terms.Clause clause(String number, Terms.Kind kind, UUID party, String amount, String basis) {
        return new Terms.Clause(
                number,
                kind,
                Optional.ofNullable(party),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(basis),
                Optional.ofNullable(amount),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
