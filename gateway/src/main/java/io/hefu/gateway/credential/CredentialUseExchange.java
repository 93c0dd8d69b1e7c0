package io.hefu.gateway.credential;

import io.hefu.core.entitlement.CredentialUse;
import io.hefu.core.entitlement.CredentialUses;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Tells every few seconds which credentials were used. What cannot be told now is left out: a credential in use is used
 * again.
 */
@Singleton
class CredentialUseExchange {

    private static final Logger LOG = Logger.getLogger(CredentialUseExchange.class);

    private final UsedCredentials used;
    private final CredentialUses uses;

    CredentialUseExchange(UsedCredentials used, CredentialUses uses) {
        this.used = used;
        this.uses = uses;
    }

    @Produces
    @Singleton
    static UsedCredentials used() {
        return new UsedCredentials();
    }

    @Scheduled(every = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tell() {
        List<CredentialUse> taken = used.take();
        if (taken.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .completionStage(() -> uses.record(taken))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf("%d uses of credentials could not be told: %s", taken.size(), failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }
}
