package io.hefu.clients.scene;

import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.ApiCall;
import io.hefu.clients.platform.ClientFailure;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** Too many calls at once: the plan's rate refuses some, and the wait it names is enough. */
public final class Burst {

    private static final int AT_ONCE = 20;
    private static final int ENOUGH_REFUSALS = 10;
    private static final int MOST_CALLS = 400;
    private static final int TOO_MANY = 429;

    private final Application application;
    private final ApiCall call;

    /** @param call a cheap one */
    public Burst(Application application, ApiCall call) {
        this.application = application;
        this.call = call;
    }

    public void play() {
        Duration longestWait = Duration.ZERO;
        long refusals = 0;
        for (int calls = 0; refusals < ENOUGH_REFUSALS && calls < MOST_CALLS; calls += AT_ONCE) {
            List<ApiAnswer> refused = wave().stream()
                    .filter(answer -> answer.status() == TOO_MANY)
                    .toList();
            refusals += refused.size();
            longestWait = Stream.concat(Stream.of(longestWait), refused.stream().map(this::waitNamedBy))
                    .max(Duration::compareTo)
                    .orElseThrow();
        }
        if (refusals == 0) {
            application.note(MOST_CALLS + " calls as fast as they go were all within the plan's rate");
        }
        Application.pause(longestWait);
        application.call(call, 200);
    }

    private List<ApiAnswer> wave() {
        List<CompletableFuture<ApiAnswer>> sent = Collections.nCopies(AT_ONCE, call).stream()
                .map(application::callAtOnce)
                .toList();
        try {
            return sent.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw new ClientFailure("Hefu stopped answering: " + call.operation() + " got no answer.", e);
        }
    }

    private Duration waitNamedBy(ApiAnswer refusal) {
        return refusal.retryAfter().orElseGet(() -> {
            application.note("a 429 came without Retry-After");
            return Duration.ofSeconds(1);
        });
    }
}
