package io.hefu.billing.simulation;

import static io.hefu.billing.Billing.await;

import io.hefu.billing.Billing;
import io.hefu.billing.TestDatabase;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** Days and months of a simulation being closed: step by step, by two processes, cut off in between. */
final class SimulatedSettlement {

    private final Billing billing;
    private final Billing otherProcess;
    private final TestDatabase database;
    private final Faults faults;
    private final RandomGenerator random;

    SimulatedSettlement(
            Billing billing, Billing otherProcess, TestDatabase database, Faults faults, RandomGenerator random) {
        this.billing = billing;
        this.otherProcess = otherProcess;
        this.database = database;
        this.faults = faults;
        this.random = random;
    }

    /**
     * Closes what can be closed.
     *
     * @param cutOff whether steps are cut off before they are done
     */
    void close(boolean cutOff) {
        boolean any = true;
        while (any) {
            if (cutOff && random.nextInt(3) == 0) {
                faults.duringSettlement(random, () -> await(billing.settlement.advance()));
            }
            any = await(billing.settlement.advance());
        }
    }

    void stepByTwo() {
        var one = billing.settlement.advance().toCompletableFuture();
        var other = otherProcess.settlement.advance().toCompletableFuture();
        CompletableFuture.allOf(one, other).join();
    }

    void reviewAndIssue() {
        List<String> calculated = database.texts("""
                select left(starts_on::text, 7) from billing.settlement_period
                where kind = 'MONTH' and state = 'CALCULATED'""");
        for (String month : calculated) {
            await(billing.settlement.review(YearMonth.parse(month), "lin"));
            await(billing.settlement.issue(YearMonth.parse(month), "wang"));
        }
    }

    /** The first date that may still be booked on. */
    LocalDate openFrom() {
        return LocalDate.parse(
                database.texts("select open_from::text from billing.books").get(0));
    }
}
