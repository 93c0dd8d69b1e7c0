package io.hefu.portal.testing;

import io.hefu.core.call.CallId;
import io.hefu.core.identity.ApiName;
import io.hefu.core.usage.SuspendedCall;
import io.hefu.core.usage.SuspendedEntry;
import io.hefu.core.usage.Suspense;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One call that is too late, and one entry nobody has decided on. */
@Singleton
public class FakeSuspense implements Suspense {

    private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");
    private static final CallId CALL = new CallId(new UUID(0x7000L, 7));

    @Override
    public CompletionStage<List<SuspendedCall>> calls(Optional<String> reason, int most) {
        return CompletableFuture.supplyAsync(() -> List.of(new SuspendedCall(
                CALL,
                "c-1",
                "TOO_LATE",
                SINCE,
                Instant.parse("2026-06-22T10:00:00Z"),
                LocalDate.of(2026, 6, 22),
                Optional.of("standard"),
                new ApiName("short-messages"),
                "sendMessage",
                Optional.of("admin"),
                Optional.empty())));
    }

    @Override
    public CompletionStage<List<SuspendedEntry>> entries(int most) {
        return CompletableFuture.supplyAsync(() -> List.of(new SuspendedEntry(
                "node-1", 7, 12, CALL, "MALFORMED", SINCE, "{}", Optional.empty(), Optional.empty())));
    }

    @Override
    public CompletionStage<Integer> propose(Collection<CallId> calls, String note, String user) {
        return CompletableFuture.completedFuture(calls.size());
    }

    @Override
    public CompletionStage<Integer> approve(Collection<CallId> calls, String user) {
        return CompletableFuture.completedFuture(user.equals("admin") ? 0 : calls.size());
    }

    @Override
    public CompletionStage<Boolean> decide(String node, long epoch, long sequence, String note, String user) {
        return CompletableFuture.completedFuture(sequence == 12);
    }
}
