package io.hefu.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.AgreementTerms;
import io.hefu.billing.agreement.Clause;
import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.agreement.Distribution;
import io.hefu.billing.agreement.Exclusion;
import io.hefu.billing.agreement.Party;
import io.hefu.billing.agreement.Remainder;
import io.hefu.billing.agreement.Role;
import io.hefu.billing.agreement.UnitFee;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.correction.Correction.Developer;
import io.hefu.billing.ledger.LedgerTransaction;
import io.hefu.billing.rating.SharedRevenue.Share;
import io.hefu.billing.statement.AgreementRef;
import io.hefu.billing.statement.LineKey;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of calls, divided by what the month's terms come to with them. */
class SharingTest {

    private static final ApiName API = new ApiName("location-verification");
    private static final OrganisationId OPERATOR = new OrganisationId(new UUID(0, 1));
    private static final OrganisationId CHANNEL = new OrganisationId(new UUID(0, 2));
    private static final OrganisationId PARTNER = new OrganisationId(new UUID(0, 3));
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private static final Waterfall WATERFALL = new Waterfall(
            List.of(
                    new Party(OPERATOR, Role.OPERATOR),
                    new Party(CHANNEL, Role.CHANNEL),
                    new Party(PARTNER, Role.PARTNER)),
            List.of(
                    Exclusion.ofRefunds(new Clause("1")),
                    new UnitFee(
                            new Clause("2"), CHANNEL, UnitFee.Per.CALL, new Money(333), Optional.of(new Money(50_000))),
                    new UnitFee(new Clause("3"), PARTNER, UnitFee.Per.UNIT, new Money(77), Optional.empty()),
                    new Remainder(new Clause("4"), OPERATOR)));

    private static final Agreement AGREEMENT =
            new Agreement(1, new AgreementTerms("fees", API, Optional.empty(), Instant.EPOCH, WATERFALL));

    private int sums;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void howeverCallsAreBatchedEachPartyHasWhatTheTermsGiveForAllOfTheMonth(long seed) {
        Random random = new Random(seed);
        Map<ProgressKey, Cumulative> progress = new HashMap<>();
        Map<OrganisationId, Money> shared = new HashMap<>();
        for (int batch = 0; batch < 50; batch++) {
            List<SharedRevenue> group = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                group.add(sum(
                        random.nextInt(31),
                        random.nextInt(1, 40),
                        random.nextInt(3) == 0 ? 0 : random.nextLong(9_999)));
            }
            for (SharedRevenue sum : group) {
                List<Share> shares = sharesOf(sum, Sharing.of(group, progress));
                assertThat(total(shares)).isEqualTo(sum.gross());
                shares.forEach(share -> shared.merge(share.party(), share.amount(), Money::plus));
            }
            Sharing.added(group).forEach((key, added) -> progress.merge(key, added, Cumulative::plus));
        }

        Distribution month = WATERFALL.evaluate(progress.get(new ProgressKey("fees", 1, YearMonth.of(2026, 3))));
        assertThat(shared).isEqualTo(month.shares());
    }

    @Test
    void monthsAreAddedUpApart() {
        SharedRevenue march = sum(0, 10, 1_000_000);
        SharedRevenue april = sum(31, 10, 1_000_000);

        assertThat(Sharing.added(List.of(march, april)))
                .containsOnlyKeys(
                        new ProgressKey("fees", 1, YearMonth.of(2026, 3)),
                        new ProgressKey("fees", 1, YearMonth.of(2026, 4)));
    }

    @Test
    void callsThatCostNothingMayStillMoveMoneyByAFeeForEach() {
        Map<ProgressKey, Cumulative> before =
                Map.of(new ProgressKey("fees", 1, YearMonth.of(2026, 3)), Cumulative.of(new Money(1_000_000), 1, 1));
        SharedRevenue free = sum(0, 3, 0);

        Sharing sharing = Sharing.of(List.of(free), before);

        assertThat(sharing.shares())
                .extracting(share -> share.party() + " " + share.amount().microYuan())
                .containsExactlyInAnyOrder(CHANNEL + " 999", PARTNER + " 462", OPERATOR + " -1461");
        assertThat(sharing.postings())
                .singleElement()
                .extracting(LedgerTransaction::entries)
                .satisfies(entries -> assertThat(entries).hasSize(3));
    }

    private static List<Share> sharesOf(SharedRevenue sum, Sharing sharing) {
        return sharing.shares().stream()
                .filter(share -> share.revenue().equals(sum))
                .toList();
    }

    private static Money total(List<Share> shares) {
        return shares.stream().map(Share::amount).reduce(Money.ZERO, Money::plus);
    }

    private SharedRevenue sum(int day, int calls, long microYuanPerCall) {
        UUID id = new UUID(7, ++sums);
        LineKey line = new LineKey(new AgreementRef("fees", 1), API, "verifyLocation", DAY.plusDays(day));
        Money gross = new Money(microYuanPerCall * calls);
        Developer developer = new Developer(new OrganisationId(new UUID(0, 9)), new ApplicationId(new UUID(0, 10)));
        return new SharedRevenue(
                id,
                line,
                line.businessDate(),
                AGREEMENT,
                new CallId(id),
                developer,
                calls,
                calls * 2L,
                gross,
                Map.of(developer.organisation(), gross));
    }
}
