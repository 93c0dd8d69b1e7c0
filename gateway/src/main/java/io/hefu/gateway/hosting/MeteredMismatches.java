package io.hefu.gateway.hosting;

import io.hefu.core.identity.ApiName;
import io.hefu.gateway.definition.Operation;
import io.hefu.gateway.validation.Mismatches;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Counts mismatches by API, and logs one a second. */
final class MeteredMismatches implements Mismatches {

    private static final Logger LOG = Logger.getLogger(MeteredMismatches.class);
    private static final long BETWEEN_LINES_NANOS = 1_000_000_000;

    private final MeterRegistry metrics;
    private final Sampling lines;

    MeteredMismatches(MeterRegistry metrics, LongSupplier nanoTime) {
        this.metrics = metrics;
        this.lines = new Sampling(BETWEEN_LINES_NANOS, nanoTime);
    }

    @Override
    public void inRequest(Operation operation, String what) {
        found(operation.api(), operation, "request", what);
    }

    @Override
    public void inAnswer(Operation operation, String what) {
        found(operation.api(), operation, "answer", what);
    }

    private void found(ApiName api, Operation operation, String message, String what) {
        metrics.counter("hefu.hosting.mismatches", "api", api.value(), "message", message)
                .increment();
        if (lines.take()) {
            LOG.infof("not as defined: %s of %s, %s", message, operation.path().text(), what);
        }
    }
}
