package io.hefu.billing.simulation;

import static io.hefu.billing.Billing.LOCATION;
import static io.hefu.billing.Billing.MESSAGES;
import static io.hefu.billing.Billing.OPERATOR;
import static io.hefu.billing.Billing.START_OF_2026;
import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.Billing;
import io.hefu.billing.Developer;
import io.hefu.billing.MovableClock;
import io.hefu.billing.TestDatabase;
import io.hefu.billing.agreement.AgreementTerms;
import io.hefu.billing.agreement.Portion;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.intake.IntakeRefusal;
import io.hefu.billing.pricing.PriceKey;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.usage.RevenueSplit;
import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Intent;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageRecord;
import io.hefu.core.usage.UsageReport;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Nodes that call, crash and deliver late, again and out of order; connections that end in the middle of a transaction;
 * terms that change meanwhile. The same seed takes the same course, but for the timing of what runs at once.
 */
final class BillingSimulation {

    /** What can happen. */
    enum Event {
        CALLS,
        OUTCOMES,
        DELIVERY,
        DELIVERY_CUT_OFF,
        DELIVERY_TWICE_AT_ONCE,
        DELIVERY_WITH_GAP,
        OLD_DELIVERY_AGAIN,
        REUSED_CALL_ID,
        NODE_CRASH,
        END_OF_EPOCH,
        RATING,
        RATING_CUT_OFF,
        RATING_BY_TWO,
        NEW_PRICE,
        NEW_AGREEMENT,
        NEXT_MONTHS_TERMS,
        UNPRICED_CALLS,
        LATE_PRICE,
        LOST_CALLS_TAKEN_UP,
        TIME_PASSES,
        OVERNIGHT,
        OVERNIGHT_CUT_OFF,
        SETTLEMENT_BY_TWO,
        REVIEW_AND_ISSUE,
        LOOK_AT_REPORTS
    }

    private static final Event[] EVENTS = Event.values();
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String UNPRICED = "retrieveLocation";

    final Account account = new Account();
    final List<Developer> developers;
    final Billing billing;
    final Map<Event, Integer> happened = new EnumMap<>(Event.class);
    private final Random random;
    private final MovableClock clock;
    private final SimulatedSettlement settlement;
    private final Billing otherProcess;
    final Faults faults;
    private final List<Journal> journals = new ArrayList<>();
    private final List<Journal> current = new ArrayList<>();
    private final List<UsageRecord> pending = new ArrayList<>();
    private final List<UsageRecord> lost = new ArrayList<>();
    private Instant termsOfMessagesFrom = Instant.MIN;
    private boolean priceHasCome;

    /** @param start of the first day; a month ends some days later */
    BillingSimulation(long seed, TestDatabase database, Instant start) {
        this.random = new Random(seed);
        this.clock = new MovableClock(start);
        this.billing = new Billing(database, clock);
        this.otherProcess = new Billing(database, clock);
        this.faults = new Faults(database);
        this.settlement = new SimulatedSettlement(billing, otherProcess, database, faults, random);
        this.developers =
                Stream.generate(() -> new Developer(clock, random)).limit(3).toList();
        newPrice(LOCATION, "verifyLocation");
        newPrice(MESSAGES, "sendMessage");
        newAgreement();
        newTermsOfMessages(clock.instant());
        Stream.of("a", "b", "c").forEach(this::begin);
    }

    void run(int events) {
        for (int i = 0; i < events; i++) {
            Event event = random.nextInt(3) == 0 ? Event.CALLS : EVENTS[random.nextInt(EVENTS.length)];
            happen(event);
            happened.merge(event, 1, Integer::sum);
        }
    }

    /** Delivers and rates all there is, ends all runs, and closes all days that are over. */
    void settle() {
        latePrice();
        for (Journal journal : journals) {
            if (journal.length() > 0) {
                await(billing.intake.store(journal.all()));
            }
            await(billing.intake.endEpoch(journal.node, journal.epoch, journal.length()));
        }
        billing.rateAll();
        clock.advance(Duration.ofHours(1));
        billing.retrySuspended();
        clock.moveTo(morningAfter(2));
        settlement.close(false);
        settlement.reviewAndIssue();
    }

    /** Whose books are closed. */
    List<YearMonth> closedMonths() {
        LocalDate open = settlement.openFrom();
        return months().stream()
                .filter(month -> month.atEndOfMonth().isBefore(open))
                .toList();
    }

    List<YearMonth> months() {
        List<YearMonth> months = new ArrayList<>();
        YearMonth last = YearMonth.from(clock.instant().atZone(SHANGHAI));
        for (YearMonth month = YearMonth.of(2026, 1); !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    private void happen(Event event) {
        switch (event) {
            case CALLS -> calls();
            case OUTCOMES -> outcomes();
            case DELIVERY -> deliver(some(journals));
            case DELIVERY_CUT_OFF -> faults.duringIntake(random, () -> deliver(some(journals)));
            case DELIVERY_TWICE_AT_ONCE -> deliverTwice(some(journals));
            case DELIVERY_WITH_GAP -> deliverWithGap(some(journals));
            case OLD_DELIVERY_AGAIN -> deliverAgain(some(journals));
            case REUSED_CALL_ID -> reuseCallId();
            case NODE_CRASH -> crash(random.nextInt(current.size()));
            case END_OF_EPOCH -> endOfEpoch(some(journals));
            case RATING -> await(billing.rating.rateNext());
            case RATING_CUT_OFF -> faults.duringRating(random, () -> await(billing.rating.rateNext()));
            case RATING_BY_TWO -> rateByTwo();
            case NEW_PRICE -> {
                clock.advance(Duration.ofMillis(1));
                newPrice(LOCATION, "verifyLocation");
            }
            case NEW_AGREEMENT -> {
                clock.advance(Duration.ofMillis(1));
                newAgreement();
            }
            case NEXT_MONTHS_TERMS -> newTermsOfMessages(startOfNextMonth());
            case UNPRICED_CALLS -> unpricedCalls(some(current));
            case LATE_PRICE -> latePrice();
            case LOST_CALLS_TAKEN_UP -> takeUpLostCalls(some(current));
            case TIME_PASSES -> clock.advance(Duration.ofMinutes(random.nextInt(3_000)));
            case OVERNIGHT -> overnight(false);
            case OVERNIGHT_CUT_OFF -> overnight(true);
            case SETTLEMENT_BY_TWO -> settlement.stepByTwo();
            case REVIEW_AND_ISSUE -> settlement.reviewAndIssue();
            case LOOK_AT_REPORTS -> lookAtReports(some(developers));
        }
    }

    private void calls() {
        Journal journal = some(current);
        for (int i = random.nextInt(30); i >= 0; i--) {
            clock.advance(Duration.ofMillis(random.nextInt(1_000)));
            Developer developer = some(developers);
            Environment environment = random.nextInt(5) == 0 ? Environment.SANDBOX : Environment.LIVE;
            if (random.nextBoolean()) {
                UsageRecord message = developer.calls(MESSAGES, "sendMessage", environment);
                account.begun(message);
                journal.write(new Intent(message));
                answerOrLeavePending(journal, message);
            } else {
                answer(journal, developer.calls(LOCATION, "verifyLocation", environment));
            }
        }
    }

    private void answerOrLeavePending(Journal journal, UsageRecord message) {
        if (random.nextInt(4) > 0) {
            answer(journal, message);
        } else if (journal == current.get(0)) {
            pending.add(message);
        }
    }

    private void answer(Journal journal, UsageRecord record) {
        Outcome outcome =
                random.nextInt(6) == 0 ? Developer.refused(record) : Developer.succeeded(record, random.nextInt(4));
        account.answered(record, outcome.result());
        journal.write(outcome);
    }

    /** Calls that node a, and only it, has been slow to answer. */
    private void outcomes() {
        pending.forEach(record -> answer(current.get(0), record));
        pending.clear();
    }

    private void deliver(Journal journal) {
        if (journal.length() > 0) {
            await(billing.intake.store(next(journal)));
        }
    }

    private void deliverTwice(Journal journal) {
        if (journal.length() == 0) {
            return;
        }
        UsageBatch batch = next(journal);
        var once = billing.intake.store(batch).toCompletableFuture();
        var again = otherProcess.intake.store(batch).toCompletableFuture();
        await(once);
        await(again);
    }

    private void deliverWithGap(Journal journal) {
        long stored = await(billing.intake.storedUpTo(journal.node, journal.epoch));
        if (journal.length() < stored + 2) {
            return;
        }
        List<UsageEntry> entries = journal.entries().subList((int) stored + 1, (int) journal.length());
        try {
            await(billing.intake.store(new UsageBatch(journal.node, journal.epoch, stored + 2, entries)));
            throw new AssertionError("a gap was stored");
        } catch (RefusedException refused) {
            assertThat(refused.refusal()).isInstanceOf(IntakeRefusal.Gap.class);
        }
    }

    private void deliverAgain(Journal journal) {
        long stored = await(billing.intake.storedUpTo(journal.node, journal.epoch));
        if (stored > 0) {
            List<UsageEntry> entries = journal.entries().subList(0, (int) stored);
            await(billing.intake.store(new UsageBatch(journal.node, journal.epoch, 1, entries)));
        }
    }

    /** A call that is stored under its own content comes once more, from another node: the same, or not the same. */
    private void reuseCallId() {
        Journal journal = some(journals);
        long stored = await(billing.intake.storedUpTo(journal.node, journal.epoch));
        if (stored == 0) {
            return;
        }
        UsageEntry original = journal.entries().get(random.nextInt((int) stored));
        Journal elsewhere = some(current);
        if (random.nextBoolean()) {
            elsewhere.write(new Intent(original.record()));
        } else {
            account.contradictions++;
            UsageRecord other = otherCallNamed(original.call());
            elsewhere.write(random.nextBoolean() ? new Intent(other) : Developer.succeeded(other));
        }
    }

    private UsageRecord otherCallNamed(CallId id) {
        UsageRecord other = some(developers).verifiesLocation();
        return new UsageRecord(
                id,
                other.receivedAt(),
                other.correlator(),
                other.environment(),
                other.organisation(),
                other.application(),
                other.credential(),
                other.plan(),
                other.api(),
                other.operation());
    }

    private void crash(int index) {
        Journal before = current.get(index);
        before.closed = true;
        if (index == 0) {
            lost.addAll(pending);
            pending.clear();
        }
        journals.remove(before);
        journals.add(random.nextInt(journals.size() + 1), before);
        current.remove(index);
        long epoch = await(billing.intake.beginEpoch(before.node));
        Journal after = new Journal(before.node, epoch);
        current.add(index, after);
        journals.add(after);
    }

    private void begin(String node) {
        Journal journal = new Journal(node, await(billing.intake.beginEpoch(node)));
        current.add(journal);
        journals.add(journal);
    }

    private void endOfEpoch(Journal journal) {
        if (!journal.closed) {
            return;
        }
        long stored = await(billing.intake.storedUpTo(journal.node, journal.epoch));
        try {
            await(billing.intake.endEpoch(journal.node, journal.epoch, journal.length()));
            assertThat(stored).isEqualTo(journal.length());
        } catch (RefusedException refused) {
            assertThat(refused.refusal())
                    .isEqualTo(
                            new IntakeRefusal.EpochIncomplete(journal.node, journal.epoch, stored, journal.length()));
        }
    }

    private void rateByTwo() {
        var one = billing.rating.rateNext().toCompletableFuture();
        var other = otherProcess.rating.rateNext().toCompletableFuture();
        CompletableFuture.allOf(one, other).join();
    }

    private void newPrice(ApiName api, String operation) {
        Money perUnit = new Money(random.nextInt(200_000));
        account.price(operation, clock.instant(), perUnit);
        await(billing.prices.publish(new PriceKey(Billing.STANDARD, api, operation), perUnit, clock.instant()));
    }

    /** On locations, from now on: percentages may change at any time. */
    private void newAgreement() {
        int partners = random.nextInt(1, 10_000);
        sign(LOCATION, clock.instant(), Waterfall.percentages(OPERATOR, List.of(new Portion(WANXIANG, partners))));
    }

    private void newTermsOfMessages(Instant from) {
        if (from.isAfter(termsOfMessagesFrom)) {
            termsOfMessagesFrom = from;
            sign(MESSAGES, from, new SimulatedTerms(random).waterfall());
        }
    }

    private void sign(ApiName api, Instant from, Waterfall waterfall) {
        var terms = new AgreementTerms("on-" + api, api, Optional.empty(), from, waterfall);
        account.agree(terms);
        await(billing.agreements.sign(terms));
    }

    private void unpricedCalls(Journal journal) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            UsageRecord record = some(developers).calls(LOCATION, UNPRICED, Environment.LIVE);
            answer(journal, record);
        }
    }

    /** What was suspended for want of it is rated when it is tried again, its day closed or not. */
    private void latePrice() {
        if (!priceHasCome) {
            priceHasCome = true;
            Money perUnit = new Money(random.nextInt(200_000));
            account.price(UNPRICED, START_OF_2026, perUnit);
            await(billing.prices.publish(new PriceKey(Billing.STANDARD, LOCATION, UNPRICED), perUnit, START_OF_2026));
        }
        clock.advance(Duration.ofMinutes(2));
        await(billing.rating.retrySuspended(clock.instant()));
    }

    /** Another run answers what died with its node: it may have become unknown meanwhile, or its day may be closed. */
    private void takeUpLostCalls(Journal journal) {
        lost.forEach(record -> answer(journal, record));
        lost.clear();
    }

    /** Most journals are handed over, what came is rated, and the days that are over are closed as far as they can be. */
    private void overnight(boolean cutOff) {
        clock.moveTo(morningAfter(1));
        journals.stream().filter(journal -> random.nextInt(12) > 0).forEach(this::handOver);
        billing.rateAll();
        settlement.close(cutOff);
    }

    private void handOver(Journal journal) {
        if (journal.length() > 0) {
            await(billing.intake.store(journal.all()));
        }
        if (journal.closed) {
            await(billing.intake.endEpoch(journal.node, journal.epoch, journal.length()));
        } else {
            await(billing.intake.storedUntil(journal.node, journal.epoch, journal.length(), clock.instant()));
        }
    }

    private Instant startOfNextMonth() {
        return YearMonth.from(clock.instant().atZone(SHANGHAI))
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay(SHANGHAI)
                .toInstant();
    }

    /** After two, when days may be closed, and before five. */
    private Instant morningAfter(int nights) {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI)
                .plusDays(nights)
                .atTime(2 + random.nextInt(3), random.nextInt(60))
                .atZone(SHANGHAI)
                .toInstant();
    }

    /** At any instant, whatever is on its way, the numbers agree with one another. */
    private void lookAtReports(Developer developer) {
        YearMonth month = some(months());
        RevenueSplit split = await(billing.reports.splitOf(developer.application, month));
        UsageReport report = await(billing.reports.ofDeveloper(developer.organisation, Optional.empty(), month));

        assertThat(split.shares().values().stream().reduce(Money.ZERO, Money::plus))
                .isEqualTo(split.cost());
        assertThat(split.ratedLines()).isLessThanOrEqualTo(split.usageRecords());
        assertThat(report.calls()).isEqualTo(split.usageRecords());
        assertThat(report.cost()).isEqualTo(split.cost());
        assertThat(report.days().stream().map(UsageReport.Day::cost).reduce(Money.ZERO, Money::plus))
                .isEqualTo(report.cost());
    }

    private UsageBatch next(Journal journal) {
        return journal.next(await(billing.intake.storedUpTo(journal.node, journal.epoch)), random);
    }

    private <T> T some(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
