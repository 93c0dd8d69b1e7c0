package io.hefu.clients.scene;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.ApiCall;
import io.hefu.clients.call.ApiClient;
import io.hefu.clients.pace.Pace;
import io.hefu.clients.pace.Pauses;
import io.hefu.clients.platform.ClientFailure;
import io.hefu.clients.tally.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** The developer's application at work: it stays below its plan's rate, tallies every answer, and notes what surprises it. */
public final class Application {

    private static final Duration BETWEEN_READS = Duration.ofMillis(250);
    private static final int MOST_READS = 120;

    private final ApiClient client;
    private final Pace pace;
    private final Tally tally = new Tally();
    private final List<String> surprises = new ArrayList<>();

    /** @param pace of all its calls but those {@link #callAtOnce} */
    public Application(ApiClient client, Pace pace) {
        this.client = client;
        this.pace = pace;
    }

    /** Makes a call that should be answered with this status. */
    public ApiAnswer call(ApiCall call, int expected) {
        try {
            pace.await();
            ApiAnswer answer = client.send(call, correlator());
            tally.add(call, answer);
            if (answer.status() != expected) {
                surprises.add("%s answered %d %s instead of %d"
                        .formatted(call.operation(), answer.status(), answer.code(), expected));
            }
            return answer;
        } catch (IOException e) {
            throw new ClientFailure("Hefu stopped answering: " + call.operation() + " got no answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientFailure("Interrupted.", e);
        }
    }

    /** Reads again and again until the answer says what is hoped for. */
    public JsonNode readUntil(ApiCall read, Predicate<JsonNode> hoped, String hope) {
        JsonNode body = call(read, 200).body();
        for (int reads = 1; !hoped.test(body) && reads < MOST_READS; reads++) {
            pause(BETWEEN_READS);
            body = call(read, 200).body();
        }
        if (!hoped.test(body)) {
            surprises.add(read.operation() + " never said that " + hope);
        }
        return body;
    }

    /** Makes a call without waiting for its turn. */
    CompletableFuture<ApiAnswer> callAtOnce(ApiCall call) {
        return client.sendAsync(call, correlator()).whenComplete((answer, failure) -> {
            if (answer != null) {
                tally.add(call, answer);
            }
        });
    }

    void note(String surprise) {
        surprises.add(surprise);
    }

    static void pause(Duration duration) {
        try {
            Pauses.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientFailure("Interrupted.", e);
        }
    }

    public Tally tally() {
        return tally;
    }

    /** Answers other than the expected ones. */
    public List<String> surprises() {
        return List.copyOf(surprises);
    }

    private static String correlator() {
        return "demo-" + UUID.randomUUID();
    }
}
