package io.hefu.billing.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementTermsTest {

    private static final OrganisationId OPERATOR = new OrganisationId(new UUID(0, 1));
    private static final OrganisationId PARTNER = new OrganisationId(new UUID(0, 2));
    private static final OrganisationId CHANNEL = new OrganisationId(new UUID(0, 3));
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    static Stream<Arguments> invalid() {
        return Stream.of(
                arguments(List.of(), new AgreementRefusal.NotTheWhole(0)),
                arguments(
                        List.of(new Party(OPERATOR, 7_000, true), new Party(PARTNER, 2_999, false)),
                        new AgreementRefusal.NotTheWhole(9_999)),
                arguments(
                        List.of(new Party(OPERATOR, 7_000, true), new Party(PARTNER, 3_001, false)),
                        new AgreementRefusal.NotTheWhole(10_001)),
                arguments(
                        List.of(new Party(OPERATOR, 10_000, true), new Party(PARTNER, 0, false)),
                        new AgreementRefusal.ShareOutOfRange(PARTNER, 0)),
                arguments(
                        List.of(new Party(OPERATOR, 10_001, true), new Party(PARTNER, -1, false)),
                        new AgreementRefusal.ShareOutOfRange(OPERATOR, 10_001)),
                arguments(
                        List.of(new Party(OPERATOR, 5_000, true), new Party(OPERATOR, 5_000, false)),
                        new AgreementRefusal.PartyTwice(OPERATOR)),
                arguments(
                        List.of(new Party(OPERATOR, 5_000, false), new Party(PARTNER, 5_000, false)),
                        new AgreementRefusal.NotOneRemainder(0)),
                arguments(
                        List.of(new Party(OPERATOR, 5_000, true), new Party(PARTNER, 5_000, true)),
                        new AgreementRefusal.NotOneRemainder(2)));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void termsThatDoNotDivideTheWholeAreRefused(List<Party> parties, Refusal refusal) {
        assertThatThrownBy(() -> terms(parties))
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(refusal);
    }

    @Test
    void onePartyMayHaveItAll() {
        AgreementTerms terms = terms(List.of(new Party(OPERATOR, 10_000, true)));

        assertThat(terms.share(new Money(45_000))).isEqualTo(Map.of(OPERATOR, new Money(45_000)));
    }

    @Test
    void aMillionCallsAreSharedToTheMicroYuan() {
        AgreementTerms terms = terms(List.of(new Party(OPERATOR, 7_000, true), new Party(PARTNER, 3_000, false)));

        assertThat(terms.share(Money.ofYuan("0.045").times(1_000_000)))
                .isEqualTo(Map.of(OPERATOR, Money.ofYuan("31500"), PARTNER, Money.ofYuan("13500")));
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverTheTermsSharesSumToTheWholeInAnyOrderAndAreOffByLessThanOne(long seed) {
        Random random = new Random(seed);
        List<Party> parties = parties(random);
        Money gross = new Money(random.nextLong(0, 1L << random.nextInt(1, 60)));
        List<Party> shuffled = new ArrayList<>(parties);
        Collections.shuffle(shuffled, random);

        Map<OrganisationId, Money> shares = terms(parties).share(gross);

        assertThat(shares.values().stream().reduce(Money.ZERO, Money::plus)).isEqualTo(gross);
        assertThat(terms(shuffled).share(gross)).isEqualTo(shares);
        assertThat(parties).allSatisfy(party -> {
            double exact = (double) gross.microYuan() * party.basisPoints() / 10_000;
            double tolerance = 1 + Math.ulp(exact) * 4;
            assertThat((double) shares.get(party.organisation()).microYuan())
                    .isBetween(exact - tolerance, exact + tolerance);
        });
    }

    @Test
    void theNextVersionBeginsAfterTheOneBefore() {
        AgreementTerms terms = terms(List.of(new Party(CHANNEL, 10_000, true)));

        assertThatThrownBy(() -> new Agreement(1, terms).next(terms))
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(new AgreementRefusal.NotAfterPrevious(1, MARCH));
    }

    private static List<Party> parties(Random random) {
        int count = random.nextInt(1, 7);
        int[] cuts = random.ints(1, 10_000).distinct().limit(count - 1).sorted().toArray();
        int[] bounds = new int[count + 1];
        System.arraycopy(cuts, 0, bounds, 1, count - 1);
        bounds[count] = 10_000;
        Party[] parties = new Party[count];
        Arrays.setAll(
                parties,
                i -> new Party(new OrganisationId(new UUID(random.nextLong(), i)), bounds[i + 1] - bounds[i], i == 0));
        return List.of(parties);
    }

    private static AgreementTerms terms(List<Party> parties) {
        return new AgreementTerms("terms", new ApiName("short-messages"), Optional.empty(), MARCH, parties);
    }
}
