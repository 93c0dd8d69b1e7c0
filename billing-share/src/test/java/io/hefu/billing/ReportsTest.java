package io.hefu.billing;

import static io.hefu.billing.Billing.LOCATION;
import static io.hefu.billing.Billing.MESSAGES;
import static io.hefu.billing.Billing.OPERATOR;
import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.money.Money;
import io.hefu.core.usage.PartnerStatement;
import io.hefu.core.usage.RevenueSplit;
import io.hefu.core.usage.UsageReport;
import io.hefu.core.usage.UsageReport.Day;
import io.hefu.core.usage.UsageReport.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportsTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final Instant LAST_MOMENT_OF_FEBRUARY = Instant.parse("2026-02-28T15:59:59Z");

    private static TestDatabase database;
    private static Billing billing;
    private static Developer developer;
    private static Developer stranger;

    @BeforeAll
    static void callForAFewDays() {
        database = TestDatabase.fresh();
        MovableClock clock = new MovableClock(LAST_MOMENT_OF_FEBRUARY);
        billing = new Billing(database, clock).withUsualTerms();
        developer = new Developer(clock, new Random(1));
        stranger = new Developer(clock, new Random(2));
        long epoch = await(billing.intake.beginEpoch("a"));
        billing.store("a", epoch, 1, Developer.succeeded(developer.verifiesLocation()));
        clock.advance(Duration.ofSeconds(1));
        billing.store(
                "a",
                epoch,
                2,
                Developer.succeeded(developer.verifiesLocation()),
                Developer.refused(developer.verifiesLocation()),
                Developer.succeeded(developer.sendsMessage(), 3),
                Developer.intent(developer.sendsMessage()),
                Developer.succeeded(stranger.sendsMessage()));
        clock.advance(Duration.ofDays(1));
        long otherEpoch = await(billing.intake.beginEpoch("b"));
        billing.store(
                "b",
                otherEpoch,
                1,
                Developer.succeeded(developer.verifiesLocation()),
                Developer.succeeded(developer.calls(MESSAGES, "sendMessage", Environment.SANDBOX), 2));
        billing.rateAll();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void aDeveloperSeesTheirCallsAndWhatTheyCost() {
        UsageReport report = await(billing.reports.ofDeveloper(developer.organisation, Optional.empty(), MARCH));

        ApplicationId application = developer.application;
        assertThat(report.lines())
                .containsExactly(
                        new Line(application, Environment.LIVE, LOCATION, "verifyLocation", 3, 2, 2, yuan("0.24")),
                        new Line(application, Environment.LIVE, MESSAGES, "sendMessage", 1, 1, 3, yuan("0.135")),
                        new Line(application, Environment.SANDBOX, MESSAGES, "sendMessage", 1, 1, 2, Money.ZERO));
        assertThat(report.days())
                .containsExactly(
                        new Day(LocalDate.of(2026, 3, 1), 3, 1, yuan("0.255")),
                        new Day(LocalDate.of(2026, 3, 2), 2, 0, yuan("0.12")));
        assertThat(report.cost()).isEqualTo(yuan("0.375"));
    }

    @Test
    void aReportOnOneApplicationHasNoOther() {
        UsageReport report =
                await(billing.reports.ofDeveloper(developer.organisation, Optional.of(stranger.application), MARCH));

        assertThat(report.lines()).isEmpty();
        assertThat(await(billing.reports.ofDeveloper(developer.organisation, Optional.of(developer.application), MARCH))
                        .calls())
                .isEqualTo(5);
    }

    @Test
    void aSplitCountsEveryAnsweredCallAndItsSharesSumToTheCost() {
        RevenueSplit split = await(billing.reports.splitOf(developer.application, MARCH));

        assertThat(split)
                .isEqualTo(new RevenueSplit(
                        5, 5, yuan("0.375"), Map.of(OPERATOR, yuan("0.303"), WANXIANG, yuan("0.072"))));
    }

    @Test
    void aPartnerSeesWhatItEarnedAndUnderWhichAgreement() {
        PartnerStatement statement = await(billing.reports.monthToDate(WANXIANG, MARCH));

        assertThat(statement.lines())
                .isEqualTo(List.of(
                        new PartnerStatement.Line(LOCATION, "verifyLocation", 1, 2, yuan("0.24"), yuan("0.072"))));
        assertThat(statement.payable()).isEqualTo(yuan("0.07"));
        assertThat(statement.residue()).isEqualTo(yuan("0.002"));
        assertThat(statement.asOf()).isEqualTo(billing.clock.instant());
    }

    @Test
    void theLastMomentOfAMonthCountsTowardIt() {
        assertThat(await(billing.reports.splitOf(developer.application, YearMonth.of(2026, 2)))
                        .cost())
                .isEqualTo(yuan("0.12"));
    }

    @Test
    void nobodyKnownHasEmptyReports() {
        var nobody = new ApplicationId(new UUID(0, 0));

        assertThat(await(billing.reports.splitOf(nobody, MARCH)))
                .isEqualTo(new RevenueSplit(0, 0, Money.ZERO, Map.of()));
        assertThat(await(billing.reports.monthToDate(developer.organisation, MARCH))
                        .lines())
                .isEmpty();
    }

    private static Money yuan(String yuan) {
        return Money.ofYuan(yuan);
    }
}
