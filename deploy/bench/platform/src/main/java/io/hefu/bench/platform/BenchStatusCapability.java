package io.hefu.bench.platform;

import io.hefu.core.call.Answer;
import io.hefu.core.capability.Capability;
import io.hefu.core.capability.Handler;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The API {@code bench-status}: the same kilobyte for everybody. */
@Singleton
public class BenchStatusCapability implements Capability {

    /** As long as makes the JSON 1024 bytes, which is what the upstream of the proxied calls answers too. */
    private static final String TEXT = "0123456789abcdef".repeat(62) + "01";

    private final Map<String, Handler<?>> handlers = Map.of(
            "readStatus",
            Handler.withoutBody(request -> CompletableFuture.completedStage(Answer.ok(new Status("running", TEXT)))));

    /** What is answered. */
    public record Status(String status, String text) {}

    @Override
    public String definition() {
        return "openapi/bench-status.yaml";
    }

    @Override
    public Map<String, Handler<?>> handlers() {
        return handlers;
    }
}
