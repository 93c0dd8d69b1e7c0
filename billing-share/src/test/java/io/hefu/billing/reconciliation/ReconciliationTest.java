package io.hefu.billing.reconciliation;

import static io.hefu.billing.reconciliation.TwoAccounts.KNOWN_PRICES;
import static io.hefu.billing.reconciliation.TwoAccounts.MESSAGES;
import static io.hefu.billing.reconciliation.TwoAccounts.MONTH;
import static io.hefu.billing.reconciliation.TwoAccounts.RIGHTS;
import static io.hefu.billing.reconciliation.TwoAccounts.delivered;
import static io.hefu.billing.reconciliation.TwoAccounts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hefu.billing.reconciliation.TwoAccounts.Naming;
import io.hefu.core.money.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationTest {

    private static final Rules RULES =
            new Rules(Duration.ofSeconds(2), List.of(), KNOWN_PRICES, List.of(600), 3, List.of());

    @ParameterizedTest
    @CsvSource({
        "1, BY_CALL",
        "2, BY_CALL",
        "3, BY_CALL",
        "4, BY_CALL",
        "5, BY_REFERENCE",
        "6, BY_REFERENCE",
        "7, BY_REFERENCE",
        "8, BY_CONTENT",
        "9, BY_CONTENT",
        "10, BY_CONTENT",
        "11, BY_CONTENT"
    })
    void whatWasPlantedIsFoundAndNamedAndNothingElse(long seed, Naming naming) {
        TwoAccounts accounts = new TwoAccounts(seed, 2_000, naming);
        accounts.plantEveryKind(5);

        Outcome outcome = accounts.shuffled().reconcile(RULES);

        assertThat(outcome.found()).isEqualTo(accounts.planted);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyLineOfThePeriodIsMatchedOrInOneBreak(long seed) {
        TwoAccounts accounts = new TwoAccounts(seed, 1_000, Naming.BY_CALL);
        accounts.plantEveryKind(7);

        Outcome outcome = accounts.reconcile(RULES);

        long matched = outcome.result.matched().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long oursInBreaks = outcome.breaks.stream()
                .filter(found -> found.difference().ourPosition().isPresent())
                .count();
        long theirsInBreaks = outcome.breaks.stream()
                .flatMap(found -> found.difference().theirPosition().stream())
                .filter(position -> ReconciledPeriod.of(MONTH).contains(position.date()))
                .count();
        assertThat(matched + oursInBreaks).isEqualTo(accounts.ours.size());
        assertThat(matched + theirsInBreaks).isEqualTo(outcome.result.theirs().lines());
        assertThat(outcome.result.ours().lines()).isEqualTo(accounts.ours.size());
        assertThat(outcome.told.values().stream().mapToLong(Integer::longValue).sum())
                .isEqualTo(matched);
    }

    @ParameterizedTest
    @CsvSource({"1, BY_CALL", "2, BY_REFERENCE", "3, BY_CONTENT"})
    void theOrderOfRowsChangesNothing(long seed, Naming naming) {
        TwoAccounts accounts = new TwoAccounts(seed, 500, naming);
        accounts.plantEveryKind(5);

        Outcome first = accounts.reconcile(RULES);
        Outcome second = accounts.shuffled().reconcile(RULES);

        assertThat(second.result).isEqualTo(first.result);
        assertThat(second.breaks).isEqualTo(first.breaks);
    }

    @Test
    void otherInputsOrRulesHaveOtherHashes() {
        TwoAccounts accounts = new TwoAccounts(1, 50, Naming.BY_CALL);
        ReconciliationResult before = accounts.reconcile(RULES).result;
        ReconciliationResult otherRules = accounts.reconcile(Rules.strict()).result;
        accounts.missingTheirs();
        ReconciliationResult otherInputs = accounts.reconcile(RULES).result;

        assertThat(otherRules.rules()).isNotEqualTo(before.rules());
        assertThat(otherRules.inputs()).isEqualTo(before.inputs());
        assertThat(otherRules.result()).isEqualTo(before.result());
        assertThat(otherInputs.inputs()).isNotEqualTo(before.inputs());
        assertThat(otherInputs.result()).isNotEqualTo(before.result());
    }

    @Test
    void nothingAgainstNothingIsAlike() {
        Outcome outcome = new TwoAccounts(1, 0, Naming.BY_CALL).reconcile(RULES);

        assertThat(outcome.breaks).isEmpty();
        assertThat(outcome.result.matched()).isEmpty();
    }

    @Test
    void twoLinesThatNameDifferentCallsAreNeverOneCall() {
        TwoAccounts accounts = new TwoAccounts(1, 0, Naming.BY_CALL);
        Line line = accounts.randomLine();
        Line other = accounts.randomLine();
        accounts.ours.add(line);
        accounts.theirs.add(new Line(
                other.call(),
                line.reference(),
                line.product(),
                line.result(),
                line.at(),
                1,
                line.units(),
                line.amount(),
                line.tax(),
                line.rateVersion(),
                line.subscriber(),
                false,
                1));

        Outcome outcome = accounts.reconcile(RULES);

        assertThat(outcome.found()).containsOnlyKeys(DifferenceKind.MISSING_THEIRS, DifferenceKind.MISSING_OURS);
    }

    @Test
    void threeCopiesOfALineAreTwoDuplicatesWithKeysOfTheirOwn() {
        TwoAccounts accounts = new TwoAccounts(1, 0, Naming.BY_CALL);
        accounts.add(accounts.randomLine());
        accounts.theirs.add(accounts.theirs.get(0));
        accounts.theirs.add(accounts.theirs.get(0));

        Outcome outcome = accounts.reconcile(RULES);

        assertThat(outcome.breaks).hasSize(2).allMatch(found -> found.cause() instanceof Cause.SentTwice);
        assertThat(outcome.breaks.get(0).key())
                .isNotEqualTo(outcome.breaks.get(1).key());
    }

    @Test
    void anotherPriceIsExplainedByItsVersionAndTheDayItChanged() {
        TwoAccounts accounts = new TwoAccounts(1, 100, Naming.BY_CALL);
        for (int i = 0; i < 4; i++) {
            accounts.otherRate();
        }

        Outcome outcome = accounts.reconcile(RULES);

        assertThat(outcome.breaks)
                .hasSize(4)
                .allSatisfy(
                        found -> assertThat(found.cause().evidence().english())
                                .isEqualTo(
                                        "4 differing lines of short-messages sendMessage have price version 3 (0.045000 CNY) here and"
                                                + " the price of version 2 (0.050000 CNY) there: the price changed on 2026-11-15."));
    }

    @Test
    void manyLinesThatDifferAlikeHaveAnotherPriceThoughNobodyKnowsIt() {
        TwoAccounts accounts = new TwoAccounts(1, 100, Naming.BY_CALL);
        for (int i = 0; i < 3; i++) {
            Line line = delivered(with(accounts.randomLine(), RIGHTS, ResultClass.DELIVERED, Money.ZERO, 3));
            accounts.ours.add(line);
            Money other = new Money(line.units() * 3_600_000);
            accounts.theirs.add(with(line, RIGHTS, ResultClass.DELIVERED, other, 3));
        }

        Outcome outcome = accounts.reconcile(RULES);

        assertThat(outcome.breaks)
                .hasSize(3)
                .allMatch(found -> found.difference().kind() == DifferenceKind.RATE_VERSION);
    }

    @Test
    void amountsInFenReadAsYuanAreToldByTheirFactor() {
        TwoAccounts accounts = new TwoAccounts(1, 0, Naming.BY_CALL);
        for (int i = 0; i < 5; i++) {
            Line line = delivered(accounts.randomLine());
            accounts.ours.add(line);
            accounts.theirs.add(
                    with(line, line.product(), line.result(), line.amount().times(100), 3));
        }

        assertThat(accounts.reconcile(RULES).breaks)
                .allSatisfy(found -> assertThat(found.cause()).isEqualTo(new Cause.OtherUnit(5, 100, true)));
    }

    @Test
    void aClockThatIsWrongIsToldFromCallsAroundMidnight() {
        TwoAccounts accounts = new TwoAccounts(1, 0, Naming.BY_CALL);
        Instant lastHours = Instant.parse("2026-11-30T12:00:00Z");
        for (int i = 0; i < 4; i++) {
            Line line = accounts.lineAt(lastHours.plusSeconds(i * 600));
            accounts.ours.add(line);
            accounts.theirs.add(TwoAccounts.at(line, line.at().plus(Duration.ofHours(8))));
        }

        assertThat(accounts.reconcile(RULES).breaks).hasSize(4).allSatisfy(found -> {
            assertThat(found.difference().kind()).isEqualTo(DifferenceKind.PERIOD_SHIFT);
            assertThat(found.cause()).isEqualTo(new Cause.ClockOffset(4, Duration.ofHours(8)));
        });
    }

    @Test
    void anotherTaxOnTheSameNetAmountIsADifferenceOfTax() {
        TwoAccounts accounts = new TwoAccounts(1, 0, Naming.BY_CALL);
        Line line = delivered(accounts.randomLine());
        accounts.ours.add(taxed(line, line.amount(), 60_000));
        accounts.theirs.add(taxed(line, line.amount().plus(new Money(30_000)), 90_000));

        Break found = accounts.reconcile(RULES).only();

        assertThat(found.difference().kind()).isEqualTo(DifferenceKind.TAX);
        assertThat(found.difference().atRisk()).isEqualTo(new Money(30_000));
        assertThat(found.cause()).isEqualTo(new Cause.OtherTax(new Money(60_000), new Money(90_000)));
    }

    private static Line taxed(Line line, Money amount, long tax) {
        return new Line(
                line.call(),
                line.reference(),
                line.product(),
                line.result(),
                line.at(),
                1,
                line.units(),
                amount,
                Optional.of(new Money(tax)),
                line.rateVersion(),
                line.subscriber(),
                false,
                0);
    }

    @Test
    void aStretchOfMissingLinesIsNamed() {
        TwoAccounts accounts = new TwoAccounts(1, 100, Naming.BY_CALL);
        Instant outage = Instant.parse("2026-11-20T03:00:00Z");
        for (int i = 0; i < 4; i++) {
            Line line = accounts.lineAt(outage.plusSeconds(i * 60));
            accounts.ours.add(with(line, MESSAGES, line.result(), line.amount(), 3));
        }

        assertThat(accounts.reconcile(RULES).breaks)
                .hasSize(4)
                .allSatisfy(found -> assertThat(found.cause())
                        .isEqualTo(new Cause.Stretch(MESSAGES, 4, outage, outage.plusSeconds(180))));
    }

    @Test
    void withinToleranceAnEntryIsBookedInPlaceOfABreak() {
        TwoAccounts accounts = new TwoAccounts(1, 0, Naming.BY_CALL);
        for (int i = 0; i < 3; i++) {
            Line line = with(accounts.randomLine(), RIGHTS, ResultClass.DELIVERED, new Money(3_500_000), 3);
            accounts.ours.add(line);
            accounts.theirs.add(with(line, RIGHTS, line.result(), new Money(3_500_000 + 7_001 * (i + 1)), 3));
        }

        Outcome two = accounts.reconcile(tolerating(2, 100, 3));
        Outcome tooFew = accounts.reconcile(tolerating(3, 100, 2));
        Outcome tooTight = accounts.reconcile(tolerating(3, 1, 3));

        assertThat(two.result.tolerated()).containsExactly(new Tolerance.Entry("rights", 2, new Money(7_001 + 14_002)));
        assertThat(two.breaks).hasSize(1);
        assertThat(tooFew.result.tolerated()).isEmpty();
        assertThat(tooFew.breaks).hasSize(3);
        assertThat(tooTight.breaks).hasSize(3);
    }

    private static Rules tolerating(long fen, int basisPoints, long pairs) {
        Tolerance tolerance = new Tolerance("rights", Set.of(RIGHTS), fen, basisPoints, 0, pairs);
        return new Rules(Duration.ofSeconds(2), List.of(tolerance), List.of(), List.of(), 4, List.of());
    }

    @Test
    void rulesSettleWhatTheyAreMadeForAndAreNamed() {
        TwoAccounts accounts = new TwoAccounts(1, 100, Naming.BY_CALL);
        accounts.periodShift();
        accounts.duplicate(true);
        accounts.duplicate(false);
        accounts.missingOurs();
        accounts.missingOurs();
        Line suspended = accounts.theirs.get(accounts.theirs.size() - 1);
        Line lost = accounts.lineAt(Instant.parse("2026-11-20T03:00:00Z"));
        accounts.ours.add(lost);
        Line exact = with(accounts.randomLine(), MESSAGES, ResultClass.DELIVERED, new Money(45_000), 3);
        accounts.ours.add(exact);
        accounts.theirs.add(with(exact, MESSAGES, exact.result(), new Money(40_000), 3));
        List<AutoRule> rules = List.of(
                new AutoRule.AdjacentPeriodPair(Duration.ofSeconds(5)),
                new AutoRule.Rounding(new Money(10_000)),
                new AutoRule.KnownOutage(lost.at().minusSeconds(60), lost.at().plusSeconds(60), Set.of(lost.product())),
                new AutoRule.RecycledSuspense(),
                new AutoRule.DuplicateCopy());

        Outcome outcome = accounts.reconcile(
                new Rules(Duration.ofSeconds(2), List.of(), List.of(), List.of(600), 3, rules),
                call -> suspended.call().orElseThrow().equals(call));

        assertThat(outcome.breaks.stream().flatMap(found -> found.resolvedBy().stream()))
                .containsExactlyInAnyOrderElementsOf(rules);
        assertThat(outcome.breaks.stream()
                        .filter(Break::isOpen)
                        .map(found -> found.difference().kind()))
                .containsExactlyInAnyOrder(DifferenceKind.MISSING_OURS, DifferenceKind.DUPLICATE_THEIRS);
    }

    @Test
    void totalsAreComparedByDayProductAndResult() {
        TwoAccounts accounts = new TwoAccounts(1, 0, Naming.BY_CALL);
        LocalDate day = LocalDate.of(2026, 11, 3);
        for (int i = 0; i < 10; i++) {
            Line line = accounts.lineAt(Instant.parse("2026-11-03T04:00:00Z").plusSeconds(i));
            accounts.ours.add(oneUnit(line, i < 6 ? MESSAGES : RIGHTS));
        }
        accounts.theirs.add(TwoAccounts.total(day, MESSAGES, ResultClass.DELIVERED, 6, 6, 6 * 45_000));
        accounts.theirs.add(TwoAccounts.total(day, RIGHTS, ResultClass.DELIVERED, 3, 3, 3 * 3_500_000));

        Outcome outcome = accounts.reconcile(RULES);

        assertThat(outcome.told).containsOnlyKeys(Pass.GROUP).containsEntry(Pass.GROUP, 6);
        Difference difference = outcome.only().difference();
        assertThat(difference.kind()).isEqualTo(DifferenceKind.MISSING_THEIRS);
        assertThat(difference.atRisk()).isEqualTo(Money.ofYuan("3.5"));
        assertThat(difference.ourPosition()).map(Position::calls).contains(4L);
        assertThat(difference.theirPosition()).map(Position::calls).contains(3L);
    }

    @Test
    void aDayWithoutATotalIsMissingAsASum() {
        TwoAccounts accounts = new TwoAccounts(1, 0, Naming.BY_CALL);
        for (int i = 0; i < 10; i++) {
            Line line = accounts.lineAt(Instant.parse("2026-11-03T04:00:00Z").plusSeconds(i * 86_400L));
            accounts.ours.add(oneUnit(line, MESSAGES));
        }
        for (int i = 0; i < 9; i++) {
            LocalDate day = LocalDate.of(2026, 11, 3 + i);
            accounts.theirs.add(TwoAccounts.total(day, MESSAGES, ResultClass.NOT_STATED, 1, 0, 45_000));
        }

        Outcome outcome = accounts.reconcile(RULES);

        assertThat(outcome.told).containsOnlyKeys(Pass.TOTAL).containsEntry(Pass.TOTAL, 9);
        assertThat(outcome.only().difference().ourPosition())
                .contains(new Total(
                        LocalDate.of(2026, 11, 12), MESSAGES, ResultClass.NOT_STATED, 1, 1, new Money(45_000)));
    }

    @Test
    void totalsWithTheSameCallsAndOtherResultsDifferByStatus() {
        TwoAccounts accounts = new TwoAccounts(1, 0, Naming.BY_CALL);
        LocalDate day = LocalDate.of(2026, 11, 3);
        for (int i = 0; i < 5; i++) {
            Line line = accounts.lineAt(Instant.parse("2026-11-03T04:00:00Z").plusSeconds(i));
            accounts.ours.add(oneUnit(line, MESSAGES));
        }
        accounts.theirs.add(TwoAccounts.total(day, MESSAGES, ResultClass.DELIVERED, 3, 3, 3 * 45_000));
        accounts.theirs.add(TwoAccounts.total(day, MESSAGES, ResultClass.FAILED, 2, 2, 0));

        Break found = accounts.reconcile(RULES).only();

        assertThat(found.difference().kind()).isEqualTo(DifferenceKind.STATUS);
        assertThat(found.difference().atRisk()).isEqualTo(new Money(90_000));
    }

    @Test
    void totalsAtAnotherPriceAreExplainedLikeLines() {
        TwoAccounts accounts = new TwoAccounts(1, 0, Naming.BY_CALL);
        for (int i = 0; i < 5; i++) {
            Line line = accounts.lineAt(Instant.parse("2026-11-20T04:00:00Z").plusSeconds(i));
            accounts.ours.add(oneUnit(line, MESSAGES));
        }
        accounts.theirs.add(
                TwoAccounts.total(LocalDate.of(2026, 11, 20), MESSAGES, ResultClass.DELIVERED, 5, 5, 5 * 50_000));

        Break found = accounts.reconcile(RULES).only();

        assertThat(found.difference().kind()).isEqualTo(DifferenceKind.RATE_VERSION);
        assertThat(found.cause().evidence().english())
                .isEqualTo(
                        "5 differing lines of short-messages sendMessage have price version 3 (0.045000 CNY) here and"
                                + " the price of version 2 (0.050000 CNY) there: the price changed on 2026-11-15.");
    }

    @Test
    void totalsWithinToleranceAreBooked() {
        TwoAccounts accounts = new TwoAccounts(1, 0, Naming.BY_CALL);
        for (int i = 0; i < 5; i++) {
            Line line = accounts.lineAt(Instant.parse("2026-11-20T04:00:00Z").plusSeconds(i));
            accounts.ours.add(oneUnit(line, MESSAGES));
        }
        accounts.theirs.add(
                TwoAccounts.total(LocalDate.of(2026, 11, 20), MESSAGES, ResultClass.DELIVERED, 4, 4, 4 * 45_000));
        Tolerance tolerance = new Tolerance("messages", Set.of(MESSAGES), 5, 5_000, 1, 1);

        Outcome outcome = accounts.reconcile(
                new Rules(Duration.ofSeconds(2), List.of(tolerance), List.of(), List.of(), 3, List.of()));

        assertThat(outcome.breaks).isEmpty();
        assertThat(outcome.result.tolerated()).containsExactly(new Tolerance.Entry("messages", 1, new Money(-45_000)));
    }

    @Test
    void manyLinesOfTheirsForOneOfOursAreOneGroup() {
        TwoAccounts accounts = new TwoAccounts(1, 0, Naming.BY_CONTENT);
        Line line = accounts.lineAt(Instant.parse("2026-11-03T04:00:00Z"));
        Line whole = new Line(
                line.call(),
                line.reference(),
                MESSAGES,
                ResultClass.DELIVERED,
                line.at(),
                1,
                3,
                new Money(135_000),
                line.tax(),
                line.rateVersion(),
                line.subscriber(),
                false,
                0);
        accounts.ours.add(whole);
        for (int segment = 0; segment < 3; segment++) {
            accounts.theirs.add(new Line(
                    Optional.empty(),
                    line.reference(),
                    MESSAGES,
                    ResultClass.DELIVERED,
                    line.at().plusSeconds(60),
                    1,
                    1,
                    new Money(45_000),
                    line.tax(),
                    line.rateVersion(),
                    line.subscriber(),
                    false,
                    segment));
        }

        Outcome outcome = accounts.reconcile(RULES);

        assertThat(outcome.breaks).isEmpty();
        assertThat(outcome.result.matched()).containsOnlyKeys(Pass.GROUP);
    }

    @Test
    void moreLinesThanMemoryHoldsAreSortedOnDisk(@TempDir Path directory) {
        TwoAccounts accounts = new TwoAccounts(1, 1_000, Naming.BY_CALL);
        accounts.plantEveryKind(3);
        Products products = new Products(TwoAccounts.PRODUCTS);
        LineTable ours = new LineTable();
        LineTable theirs = new LineTable();
        accounts.ours.forEach(line -> ours.append(line, products));
        accounts.theirs.forEach(line -> theirs.append(line, products));
        try (FileSpill spill = new FileSpill(directory)) {
            ExternalSort sort = new ExternalSort(spill, 100);
            sort.add(theirs);

            Outcome outcome = new Outcome();
            ReconciliationResult result = new Reconciliation(RULES, products, OurSuspense.EMPTY)
                    .run(ReconciledPeriod.of(MONTH), LineStream.sorted(ours), sort.sorted(), outcome);

            assertThat(outcome.found()).isEqualTo(accounts.planted);
            assertThat(result).isEqualTo(accounts.reconcile(RULES).result);
            assertThat(directory).isNotEmptyDirectory();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void ourAccountHasOneLineForACall() {
        TwoAccounts accounts = new TwoAccounts(1, 1, Naming.BY_CALL);
        accounts.ours.add(accounts.ours.get(0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> accounts.reconcile(RULES))
                .withMessageContaining("2 lines of one call");
    }

    private static Line oneUnit(Line line, Product product) {
        return new Line(
                line.call(),
                line.reference(),
                product,
                ResultClass.DELIVERED,
                line.at(),
                1,
                1,
                new Money(TwoAccounts.PRICES.get(product)),
                line.tax(),
                line.rateVersion(),
                line.subscriber(),
                false,
                0);
    }
}
