package io.hefu.gateway.metrics;

import io.hefu.core.call.Environment;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The meters of one operation, each looked up in the registry once and found by its place from then on. */
final class OperationMeters {

    private static final int OUTCOMES = 5;
    private static final int ENVIRONMENTS = Environment.values().length + 1;
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Tags operation;
    private final Timer duration;
    private final AtomicReferenceArray<Counter> calls = new AtomicReferenceArray<>(ENVIRONMENTS * OUTCOMES);
    private final Map<String, Counter> refused = new ConcurrentHashMap<>();

    OperationMeters(MeterRegistry registry, String api, String operation) {
        this.registry = registry;
        this.operation = Tags.of("api", api, "operation", operation);
        this.duration = Timer.builder("hefu.call.duration")
                .description("from receiving a call to knowing the head of its answer")
                .tags("api", api)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    void answered(Optional<Environment> environment, int status, long nanos) {
        duration.record(nanos, TimeUnit.NANOSECONDS);
        int outcome = Math.max(1, Math.min(status / 100, OUTCOMES));
        int place = environment.map(Environment::ordinal).orElse(ENVIRONMENTS - 1) * OUTCOMES + outcome - 1;
        Counter counter = calls.get(place);
        if (counter == null) {
            counter = counter(environment, outcome);
            calls.set(place, counter);
        }
        counter.increment();
    }

    void refusedBy(String stage) {
        refused.computeIfAbsent(stage, this::refusals).increment();
    }

    private Counter counter(Optional<Environment> environment, int outcome) {
        String label = environment.map(Environment::label).orElse("none");
        return Counter.builder("hefu.calls")
                .description("calls by how they were answered")
                .tags(operation)
                .tags("environment", label, "outcome", outcome + "xx")
                .register(registry);
    }

    private Counter refusals(String stage) {
        return Counter.builder("hefu.calls.refused")
                .description("calls by the stage of the pipeline that refused them")
                .tags(operation)
                .tags("stage", stage)
                .register(registry);
    }
}
