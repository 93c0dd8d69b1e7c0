package io.hefu.billing.settlement;

import static io.hefu.billing.Billing.await;

import io.hefu.billing.Billing;
import io.hefu.billing.Developer;
import io.hefu.billing.MovableClock;
import io.hefu.billing.TestDatabase;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.settlement.StatementPeriod;
import io.hefu.core.settlement.StatementSummary;
import io.hefu.core.usage.UsageRecord;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;

/** One gateway whose calls are stored, rated and settled as time goes by. */
final class SettledMonth implements AutoCloseable {

    final TestDatabase database = TestDatabase.fresh();
    final MovableClock clock = new MovableClock(Billing.START_OF_2026.plus(Duration.ofHours(1)));
    final Billing billing = new Billing(database, clock);
    final Developer developer = new Developer(clock, new Random(1));
    private final long epoch = await(billing.intake.beginEpoch("a"));
    private long sequence;

    UsageRecord call() {
        UsageRecord record = developer.verifiesLocation();
        answered(record);
        return record;
    }

    void answered(UsageRecord record) {
        billing.store("a", epoch, ++sequence, Developer.succeeded(record));
    }

    /** So many calls, each a day after the one before. */
    void callsDayByDay(int days) {
        for (int day = 0; day < days; day++) {
            call();
            clock.advance(Duration.ofDays(1));
        }
    }

    /** All that was answered until then is stored and rated. */
    void moveTo(String instant) {
        clock.moveTo(OffsetDateTime.parse(instant).toInstant());
        await(billing.intake.storedUntil("a", epoch, sequence, clock.instant()));
        billing.rateAll();
    }

    void settleUntil(String instant) {
        moveTo(instant);
        billing.settle();
    }

    void issue(YearMonth month) {
        await(billing.settlement.review(month, "lin"));
        await(billing.settlement.issue(month, "wang"));
    }

    StatementSummary statement(OrganisationId party, StatementPeriod period) {
        return await(billing.statements.summary(party, period));
    }

    /** What there is to compare two histories by, line by line. */
    List<String> heads() {
        return database.texts("""
                select party || ' ' || kind || ' ' || starts_on || ' ' || state || ' ' || payable_fen || ' '
                    || encode(root, 'hex') || ' ' || encode(lines_hash, 'hex')
                from billing.statement order by kind, starts_on, party""");
    }

    @Override
    public void close() {
        database.close();
    }
}
