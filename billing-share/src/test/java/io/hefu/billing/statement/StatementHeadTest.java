package io.hefu.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hefu.billing.seal.Hash;
import io.hefu.billing.seal.Section;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.settlement.StatementPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatementHeadTest {

    private static final November NOVEMBER = new November(3, 40);
    private static final StatementHead FIRST = NOVEMBER.days.get(0).head();

    @Test
    void headsAreReadBackAsTheyWereWritten() {
        assertThat(StatementHead.decoded(FIRST.encoded())).isEqualTo(FIRST);
        assertThat(StatementHead.decoded(NOVEMBER.month.encoded())).isEqualTo(NOVEMBER.month);
        assertThat(GlobalHead.decoded(NOVEMBER.globalHead.encoded())).isEqualTo(NOVEMBER.globalHead);
    }

    @Test
    void thereIsOneEncodingOfEachHead() {
        byte[] encoded = NOVEMBER.month.encoded();
        for (int i = 0; i < encoded.length; i++) {
            byte[] flipped = encoded.clone();
            flipped[i] ^= 0x10;
            assertThat(reencodedOrRefused(flipped)).as("byte %d", i).isIn(flipped, new byte[0]);
        }
    }

    @Test
    void theMonthIsItsDays() {
        assertThat(NOVEMBER.month.totals())
                .isEqualTo(NOVEMBER.tree.sections().root().totals());
        assertThat(NOVEMBER.month.balance().payableFen())
                .isEqualTo(NOVEMBER.days.stream()
                        .mapToLong(day -> day.head().balance().payableFen())
                        .sum());
        assertThat(NOVEMBER.month.balance().closingResidue())
                .isEqualTo(NOVEMBER.days.get(2).head().balance().closingResidue());
        assertThat(NOVEMBER.month.days()).hasSize(3);
    }

    @Test
    void aMonthRefusesDaysThatDoNotFollowOneAnother() {
        StatementHead second = NOVEMBER.days.get(1).head();
        StatementHead third = NOVEMBER.days.get(2).head();

        for (List<StatementHead> days : List.of(
                List.of(second, FIRST),
                List.of(FIRST, FIRST),
                List.of(FIRST, third),
                List.of(NOVEMBER.month),
                List.of(FIRST, new November(4, 40).days.get(1).head()))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new MonthTree(days));
        }
        assertThat(new MonthTree(List.of()).sections().root().totals().count()).isZero();
    }

    @Test
    void everyLeafIsProvenForItsDayAndItsMonth() {
        for (November.Day day : NOVEMBER.days) {
            for (Leaf leaf : day.leaves()) {
                assertThat(day.proof(leaf).path().from(leaf.node()))
                        .isEqualTo(day.sections().root());
                assertThat(NOVEMBER.monthProof(day, leaf).path().from(leaf.node()))
                        .isEqualTo(NOVEMBER.tree.sections().root());
            }
        }
    }

    @Test
    void aLeafThatWasNotSealedIsNotProven() {
        November.Day day = NOVEMBER.days.get(0);
        var tree = new StatementTree(day.sections(), day.tiles());
        Leaf leaf = day.leaves().get(0);
        Leaf next = day.leaves().get(1);

        assertThat(tree.sealed(((CallLeaf) leaf).minute(), 0))
                .isEqualTo(new StatementTree.Sealed(
                        leaf.gross(), leaf.share(), leaf.node().hash()));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.proof(FIRST.hash(), next, 0));
    }

    @Test
    void theGlobalHeadHoldsOneHeadAPartyOfItsPeriod() {
        assertThat(NOVEMBER.globalHead.heads()).isEqualTo(4);
        StatementPeriod period = FIRST.period();

        assertThatIllegalArgumentException().isThrownBy(() -> new GlobalTree(period, List.of(FIRST, FIRST)));
        assertThatIllegalArgumentException().isThrownBy(() -> new GlobalTree(period, List.of(NOVEMBER.month)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GlobalTree(period, List.of(FIRST)).proof(new OrganisationId(new UUID(9, 9))));
    }

    @Test
    void aGlobalProofShowsNoAmounts() {
        assertThat(NOVEMBER.globalProof.json()).contains("\"gross\":\"0\"").doesNotContainPattern("gross\":\"[1-9]");
    }

    @Test
    void residuesAreCarriedAndDaysTelescope() {
        Random random = new Random(9);
        for (int month = 0; month < 5_000; month++) {
            Money opening = new Money(random.nextInt(10_000));
            Money residue = opening;
            Money earned = Money.ZERO;
            long fen = 0;
            for (int day = 0; day < 30; day++) {
                var balance = new Balance(residue, new Money(random.nextLong(-50_000, 1_000_000)));
                fen += balance.payableFen();
                earned = earned.plus(balance.earned());
                residue = balance.closingResidue();
            }
            assertThat(new Balance(opening, earned).payableFen()).isEqualTo(fen);
            assertThat(new Balance(opening, earned).closingResidue()).isEqualTo(residue);
        }
    }

    @Test
    void aResidueIsLessThanAFen() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Balance(new Money(10_000), Money.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Balance(new Money(-1), Money.ZERO));
    }

    @Test
    void periodsAreDaysAndMonths() {
        assertThat(StatementPeriod.month(LocalDate.of(2026, 2, 17)).to()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(StatementPeriod.day(LocalDate.of(2026, 12, 31)).to()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(StatementPeriod.month(LocalDate.of(2026, 2, 17))).hasToString("2026-02");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StatementPeriod(StatementPeriod.Kind.MONTH, LocalDate.of(2026, 2, 2)));
    }

    @Test
    void subtotalsLeadFromAMonthToTheMinuteThatDiffers() {
        November.Day third = NOVEMBER.days.get(2);
        Section day = Section.day(third.head().period().from().toEpochDay());
        var minute = third.sections().entries().get(3);

        assertThat(NOVEMBER.tree.sections().totals(day::equals))
                .isEqualTo(third.sections().root().totals());
        assertThat(third.sections().totals(minute.section()::equals))
                .isEqualTo(minute.root().totals());
        assertThat(Hash.NONE).hasToString("0".repeat(64));
    }

    private static byte[] reencodedOrRefused(byte[] encoded) {
        try {
            return StatementHead.decoded(encoded).encoded();
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException refused) {
            return new byte[0];
        }
    }
}
