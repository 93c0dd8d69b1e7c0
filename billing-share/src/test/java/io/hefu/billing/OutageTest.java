package io.hefu.billing;

import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry;
import io.hefu.stack.postgres.Postgres;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class OutageTest {

    private final MovableClock clock = new MovableClock(Billing.START_OF_2026);
    private final Developer developer = new Developer(clock, new Random(1));

    @Test
    void withoutTheDatabaseEverythingFailsNothingIsHalfDoneAndAllGoesOnAfterwards() {
        try (Postgres server = Postgres.temporary();
                TestDatabase database = TestDatabase.on(server)) {
            // Given
            Billing billing = new Billing(database, clock).withUsualTerms();
            long epoch = await(billing.intake.beginEpoch("a"));
            UsageEntry stored = Developer.succeeded(developer.verifiesLocation());
            UsageEntry waiting = Developer.succeeded(developer.sendsMessage());
            billing.store("a", epoch, 1, stored);

            // When
            server.kill();

            // Then
            assertThatThrownBy(() -> billing.store("a", epoch, 2, waiting)).isInstanceOf(Exception.class);
            assertThatThrownBy(billing::rateAll).isInstanceOf(Exception.class);
            assertThatThrownBy(() -> await(billing.intake.beginEpoch("a"))).isInstanceOf(Exception.class);
            assertThatThrownBy(() -> await(billing.reports.splitOf(developer.application, YearMonth.of(2026, 1))))
                    .isInstanceOf(Exception.class);

            // When
            server.startAgain();

            // Then
            var batch = new UsageBatch("a", epoch, 1, List.of(stored, waiting));
            Awaitility.await()
                    .ignoreExceptions()
                    .until(() -> await(billing.intake.store(batch).thenApply(done -> true)));
            billing.rateAll();
            assertThat(database.number("select count(*) from billing.usage_record"))
                    .isEqualTo(2);
            assertThat(database.number("select sum(gross_micro_yuan) from billing.rated_usage"))
                    .isEqualTo(165_000);
        }
    }
}
