package io.hefu.clients.scene;

import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.ApiCall;
import io.hefu.clients.platform.ClientFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

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
        List<ApiAnswer> refusals = new ArrayList<>();
        for (int calls = 0; refusals.size() < ENOUGH_REFUSALS && calls < MOST_CALLS; calls += AT_ONCE) {
            wave().stream().filter(answer -> answer.status() != 200).forEach(refusals::add);
        }
        if (refusals.isEmpty()) {
            application.note(MOST_CALLS + " calls as fast as they go were all within the plan's rate");
        }
        Application.pause(refusals.stream()
                .map(this::waitNamedBy)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO));
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
        if (refusal.status() != TOO_MANY || refusal.retryAfter().isEmpty()) {
            application.note("Of too many calls one was answered %d %s instead of 429 with Retry-After"
                    .formatted(refusal.status(), refusal.code()));
        }
        return refusal.retryAfter().orElse(Duration.ofSeconds(1));
    }
}
