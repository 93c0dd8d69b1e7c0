package io.hefu.portal.credential;

import io.hefu.core.node.Nodes;
import io.hefu.core.node.Spread;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Waits until every live gateway acts by a version of the configuration. */
@Singleton
class Acknowledgements {

    /** Nobody waits longer; what is missing then is named. A dead gateway is no longer counted after three seconds. */
    private static final Duration MOST = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Nodes nodes;

    Acknowledgements(Nodes nodes) {
        this.nodes = nodes;
    }

    /** How far the version has come: to all, or as far as it could in five seconds. */
    Uni<Spread> of(long configurationVersion) {
        long end = System.nanoTime() + MOST.toNanos();
        return Transactions.elsewhere(() -> awaited(configurationVersion, end).subscribeAsCompletionStage());
    }

    private Uni<Spread> awaited(long version, long end) {
        return Uni.createFrom()
                .completionStage(() -> nodes.spreadOf(version))
                .flatMap(spread -> spread.isComplete() || System.nanoTime() - end >= 0
                        ? Uni.createFrom().item(spread)
                        : Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(PAUSE)
                                .chain(() -> awaited(version, end)));
    }
}
