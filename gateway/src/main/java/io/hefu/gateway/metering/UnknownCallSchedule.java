package io.hefu.gateway.metering;

import io.hefu.core.usage.UnknownCalls;
import io.hefu.gateway.journal.UsageJournal;
import io.hefu.gateway.routing.Capabilities;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** From time to time. */
@Singleton
class UnknownCallSchedule {

    private static final Logger LOG = Logger.getLogger(UnknownCallSchedule.class);

    private final UnknownCallInquiry inquiry;

    UnknownCallSchedule(
            UnknownCalls calls,
            Capabilities capabilities,
            UsageJournal journal,
            @ConfigProperty(name = "hefu.idempotency.retention", defaultValue = "24h") Duration retention,
            Clock clock) {
        this.inquiry = new UnknownCallInquiry(calls, capabilities, journal, retention, clock);
    }

    @Scheduled(every = "{hefu.metering.inquire-every:1m}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> ask() {
        return inquiry.askAfterAll().onFailure().recoverWithUni(failure -> {
            LOG.debugf("calls that were cut short wait: %s", failure.getMessage());
            return Uni.createFrom().voidItem();
        });
    }
}
