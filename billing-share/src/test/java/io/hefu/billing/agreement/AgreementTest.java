package io.hefu.billing.agreement;

import static io.hefu.billing.agreement.Parties.OPERATOR;
import static io.hefu.billing.agreement.Parties.SUPPLIER;
import static io.hefu.billing.agreement.Parties.clause;
import static io.hefu.billing.agreement.Parties.waterfall;
import static io.hefu.billing.agreement.Parties.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.hefu.core.identity.ApiName;
import io.hefu.core.refusal.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AgreementTest {

    /** 00:00 on 1 March in Shanghai. */
    private static final Instant START_OF_MARCH = Instant.parse("2026-02-28T16:00:00Z");

    private static final Instant MID_MARCH = START_OF_MARCH.plusSeconds(1_000_000);
    private static final Instant START_OF_APRIL = Instant.parse("2026-03-31T16:00:00Z");
    private static final Waterfall PLAIN = Waterfall.percentages(OPERATOR, List.of(new Portion(SUPPLIER, 3_000)));
    private static final Waterfall CAPPED = waterfall(
            new Split(clause("2"), Basis.NET, List.of(new Portion(SUPPLIER, 3_000))),
            new Cap(clause("3"), SUPPLIER, yuan("100")));

    @Test
    void theNextVersionBeginsAfterTheOneBefore() {
        Agreement first = new Agreement(1, terms(START_OF_MARCH, PLAIN));

        assertRefused(
                () -> first.next(terms(START_OF_MARCH, PLAIN)),
                new AgreementRefusal.NotAfterPrevious(1, START_OF_MARCH));
        assertThat(first.next(terms(MID_MARCH, PLAIN)).version()).isEqualTo(2);
    }

    @Test
    void aVersionThatCountsByTheMonthBeginsWithOne() {
        Agreement first = new Agreement(1, terms(START_OF_MARCH, PLAIN));

        assertRefused(
                () -> first.next(terms(MID_MARCH, CAPPED)), new AgreementRefusal.NotAtStartOfMonth(2, clause("3")));
        assertThat(first.next(terms(START_OF_APRIL, CAPPED)).version()).isEqualTo(2);
    }

    @Test
    void aVersionThatCountsByTheMonthEndsWithOne() {
        Agreement first = new Agreement(1, terms(MID_MARCH, CAPPED));

        assertRefused(
                () -> first.next(terms(START_OF_APRIL.minusNanos(1_000), PLAIN)),
                new AgreementRefusal.NotAtStartOfMonth(1, clause("3")));
        assertThat(first.next(terms(START_OF_APRIL, PLAIN)).version()).isEqualTo(2);
    }

    @Test
    void versionsCountFromOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Agreement(0, terms(MID_MARCH, PLAIN)));
    }

    private static void assertRefused(ThrowingCallable next, AgreementRefusal refusal) {
        assertThatThrownBy(next)
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(refusal);
        assertThat(refusal.message()).endsWith(".");
    }

    private static AgreementTerms terms(Instant from, Waterfall waterfall) {
        return new AgreementTerms("location", new ApiName("location-verification"), Optional.empty(), from, waterfall);
    }
}
