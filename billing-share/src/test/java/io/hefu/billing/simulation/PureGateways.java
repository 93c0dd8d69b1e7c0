package io.hefu.billing.simulation;

import static io.hefu.billing.Billing.LOCATION;
import static io.hefu.billing.Billing.MESSAGES;

import io.hefu.billing.Developer;
import io.hefu.billing.MovableClock;
import io.hefu.billing.intake.IntakeInMemory;
import io.hefu.billing.intake.IntakeRefusal;
import io.hefu.billing.rating.RatingInMemory;
import io.hefu.billing.simulation.PureMonth.Fault;
import io.hefu.core.call.Environment;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Intent;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** The gateways of a {@link PureMonth}: they answer calls, crash, and deliver late, twice and out of order. */
final class PureGateways {

    static final String UNPRICED = "retrieveLocation";

    private final Random random;
    private final MovableClock clock;
    private final Account account;
    private final IntakeInMemory intake;
    private final boolean forgetful;
    private final Consumer<Fault> faults;
    private final Consumer<RatingInMemory.Usage> stored;
    private final List<Developer> developers = new ArrayList<>();
    private final List<Journal> journals = new ArrayList<>();
    private final List<Journal> current = new ArrayList<>();
    private final List<UsageRecord> pending = new ArrayList<>();
    private final List<UsageRecord> lost = new ArrayList<>();

    /**
     * @param forgetful whether the intake forgets what it has stored
     * @param stored takes each call that is stored with its answer
     */
    PureGateways(
            Random random,
            MovableClock clock,
            Account account,
            IntakeInMemory intake,
            boolean forgetful,
            Consumer<Fault> faults,
            Consumer<RatingInMemory.Usage> stored) {
        this.random = random;
        this.clock = clock;
        this.account = account;
        this.intake = intake;
        this.forgetful = forgetful;
        this.faults = faults;
        this.stored = stored;
        for (int i = 0; i < 2; i++) {
            developers.add(new Developer(clock, random));
        }
        begin("a", 1);
        begin("b", 1);
    }

    /** Everything that was written is delivered, and runs that crashed are ended. */
    void handOver() {
        for (Journal journal : journals) {
            deliverAll(journal);
            if (journal.closed) {
                long before = intake.unknown();
                intake.end(journal.node, journal.epoch, journal.length());
                happened(Fault.BECAME_UNKNOWN, intake.unknown() > before);
            }
        }
    }

    void calls() {
        Journal journal = some(current);
        for (int i = random.nextInt(8); i >= 0; i--) {
            clock.advance(Duration.ofMillis(random.nextInt(60_000)));
            Developer developer = some(developers);
            Environment environment = random.nextInt(6) == 0 ? Environment.SANDBOX : Environment.LIVE;
            if (random.nextBoolean()) {
                UsageRecord message = developer.calls(MESSAGES, "sendMessage", environment);
                account.begun(message);
                journal.write(new Intent(message));
                if (random.nextInt(5) > 0) {
                    answer(journal, message);
                } else if (journal == current.get(0)) {
                    pending.add(message);
                }
            } else if (random.nextInt(8) == 0) {
                answer(journal, developer.calls(LOCATION, UNPRICED, environment));
            } else {
                answer(journal, developer.calls(LOCATION, "verifyLocation", environment));
            }
        }
    }

    private void answer(Journal journal, UsageRecord record) {
        Outcome outcome =
                random.nextInt(6) == 0 ? Developer.refused(record) : Developer.succeeded(record, random.nextInt(4));
        account.answered(record, outcome.result());
        journal.write(outcome);
    }

    /**
     * Answers what has been slow to be answered.
     *
     * @param all else it may take longer still
     */
    void answerPending(boolean all) {
        if (random.nextInt(3) == 0 || all) {
            pending.forEach(record -> answer(current.get(0), record));
            pending.clear();
        }
    }

    void takeUpLostCalls() {
        happened(Fault.TAKEN_UP_BY_ANOTHER_RUN, !lost.isEmpty());
        lost.forEach(record -> answer(some(current), record));
        lost.clear();
    }

    void reuseCallId() {
        List<UsageEntry> known = new ArrayList<>();
        journals.forEach(journal ->
                known.addAll(journal.entries().subList(0, (int) intake.storedUpTo(journal.node, journal.epoch))));
        if (known.isEmpty()) {
            return;
        }
        happened(Fault.CALL_ID_REUSED);
        UsageEntry original = some(known);
        UsageRecord other = some(developers).verifiesLocation();
        account.contradictions++;
        some(current)
                .write(Developer.succeeded(new UsageRecord(
                        original.call(),
                        other.receivedAt(),
                        other.correlator(),
                        other.environment(),
                        other.organisation(),
                        other.application(),
                        other.credential(),
                        other.plan(),
                        other.api(),
                        other.operation())));
    }

    private void begin(String node, long epoch) {
        intake.begin(node, epoch);
        Journal journal = new Journal(node, epoch);
        journals.add(journal);
        current.add(journal);
    }

    void crash() {
        int index = random.nextInt(current.size());
        happened(Fault.NODE_CRASHED);
        Journal before = current.remove(index);
        before.closed = true;
        if (index == 0) {
            lost.addAll(pending);
            pending.clear();
        }
        intake.begin(before.node, before.epoch + 1);
        Journal after = new Journal(before.node, before.epoch + 1);
        journals.add(random.nextInt(journals.size() + 1), after);
        current.add(index, after);
    }

    void deliver() {
        Journal journal = some(journals);
        if (journal.length() == 0) {
            return;
        }
        happened(Fault.DELIVERED_OUT_OF_ORDER, journal != journals.get(0));
        UsageBatch batch = journal.next(intake.storedUpTo(journal.node, journal.epoch), random);
        switch (random.nextInt(6)) {
            case 0 -> {
                happened(Fault.DELIVERY_LOST);
                intake.store(batch, true);
            }
            case 1 -> {
                happened(Fault.DELIVERED_TWICE);
                store(batch);
                again(batch);
            }
            case 2 -> withGap(journal);
            default -> store(batch);
        }
    }

    private void again(UsageBatch batch) {
        if (forgetful) {
            batch.entries().forEach(entry -> intake.forget(entry.call()));
            Journal copy = new Journal(batch.node(), batch.epoch() + 1_000_000 + journals.size());
            intake.begin(copy.node, copy.epoch);
            store(new UsageBatch(copy.node, copy.epoch, 1, batch.entries()));
        } else {
            store(batch);
        }
    }

    private void withGap(Journal journal) {
        long stored = intake.storedUpTo(journal.node, journal.epoch);
        if (journal.length() < stored + 2) {
            return;
        }
        happened(Fault.DELIVERED_WITH_GAP);
        try {
            store(new UsageBatch(
                    journal.node, journal.epoch, stored + 2, journal.entries().subList((int) stored + 1, (int)
                            journal.length())));
            throw new AssertionError("a gap was stored");
        } catch (RefusedException refused) {
            if (!(refused.refusal() instanceof IntakeRefusal.Gap)) {
                throw refused;
            }
        }
    }

    private void deliverAll(Journal journal) {
        if (journal.length() > 0) {
            store(journal.all());
        }
    }

    private void store(UsageBatch batch) {
        intake.store(batch, false)
                .forEach(answered -> stored.accept(new RatingInMemory.Usage(answered.record(), answered.result())));
    }

    private void happened(Fault fault) {
        faults.accept(fault);
    }

    private void happened(Fault fault, boolean really) {
        if (really) {
            happened(fault);
        }
    }

    private <T> T some(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
