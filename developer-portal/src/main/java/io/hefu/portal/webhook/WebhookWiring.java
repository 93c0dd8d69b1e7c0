package io.hefu.portal.webhook;

import io.hefu.core.notification.EventDescription;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Collects what modules publish, and has notices told. */
@Singleton
class WebhookWiring {

    private static final Logger LOG = Logger.getLogger(WebhookWiring.class);

    private final PauseNotices notices;

    WebhookWiring(PauseNotices notices) {
        this.notices = notices;
    }

    @Produces
    @Singleton
    static EventTypes eventTypes(@All List<EventDescription> descriptions) {
        return new EventTypes(descriptions);
    }

    @Produces
    @Singleton
    static EventDescription paused() {
        return EventTypes.PAUSED;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tellNotices() {
        return notices.tell().onFailure().recoverWithUni(failure -> {
            LOG.debugf("notices of paused webhooks have to wait: %s", failure.getMessage());
            return Uni.createFrom().voidItem();
        });
    }
}
