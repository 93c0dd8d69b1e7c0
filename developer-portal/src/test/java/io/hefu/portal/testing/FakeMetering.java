package io.hefu.portal.testing;

import io.hefu.core.usage.MeteringHealth;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One gateway that is up to date, and one whose journal has not come since it crashed. */
@Singleton
public class FakeMetering implements MeteringHealth {

    private static final Instant BEGAN = Instant.parse("2026-11-22T10:00:00Z");

    @Override
    public CompletionStage<View> view() {
        return CompletableFuture.supplyAsync(() -> new View(
                List.of(
                        new Run(
                                "node-1",
                                7,
                                State.CURRENT,
                                BEGAN,
                                Optional.empty(),
                                1_000,
                                Optional.of(BEGAN.plusSeconds(60)),
                                2,
                                0),
                        new Run("node-2", 3, State.MISSING, BEGAN, Optional.empty(), 40, Optional.empty(), 1, 0)),
                5,
                Map.of("MALFORMED", 1L),
                Map.of("NO_PRICE", 2L)));
    }
}
