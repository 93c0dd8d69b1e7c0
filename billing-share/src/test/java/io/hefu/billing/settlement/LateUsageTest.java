package io.hefu.billing.settlement;

import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.CallId;
import io.hefu.core.settlement.StatementLine;
import io.hefu.core.settlement.StatementPeriod;
import io.hefu.core.usage.SuspendedCall;
import io.hefu.core.usage.UsageRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that come months late, or from the future, are neither dropped nor booked without anybody's looking at them. */
class LateUsageTest {

    private final SettledMonth month = new SettledMonth();

    @AfterEach
    void drop() {
        month.close();
    }

    @Test
    void aCallOfAnOldMonthIsRatedWhenTwoPeopleLetItBe() {
        month.billing.withUsualTerms();
        UsageRecord late = month.developer.verifiesLocation();
        month.call();
        month.settleUntil("2026-05-02T03:00:00+08:00");
        month.answered(late);
        month.billing.rateAll();
        assertThat(suspended()).extracting(SuspendedCall::reason).containsExactly("TOO_LATE");

        List<CallId> calls = List.of(late.call());
        assertThat(await(month.billing.suspense.propose(calls, "the gateway's disk was found", "lin")))
                .isEqualTo(1);
        assertThat(await(month.billing.suspense.approve(calls, "lin"))).isZero();
        retry();
        assertThat(suspended()).hasSize(1);

        assertThat(await(month.billing.suspense.approve(calls, "wang"))).isEqualTo(1);
        retry();
        month.settleUntil("2026-05-03T03:00:00+08:00");

        assertThat(suspended()).isEmpty();
        List<StatementLine> lines =
                await(month.billing.statements.lines(WANXIANG, StatementPeriod.day(LocalDate.of(2026, 5, 2))));
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line.corrects()).contains("2026-01"));
    }

    @Test
    void aCallFromTheFutureWaitsUntilThen() {
        month.billing.withUsualTerms();
        Instant now = month.clock.instant();
        month.clock.advance(Duration.ofMinutes(10));
        UsageRecord early = month.developer.verifiesLocation();
        month.clock.moveTo(now);
        month.answered(early);
        month.billing.rateAll();
        assertThat(suspended()).extracting(SuspendedCall::reason).containsExactly("FROM_THE_FUTURE");

        month.clock.advance(Duration.ofMinutes(6));
        month.billing.retrySuspended();

        assertThat(suspended()).isEmpty();
    }

    private List<SuspendedCall> suspended() {
        return await(month.billing.suspense.calls(Optional.empty(), 100));
    }

    private void retry() {
        month.clock.advance(Duration.ofMinutes(1));
        month.billing.retrySuspended();
    }
}
