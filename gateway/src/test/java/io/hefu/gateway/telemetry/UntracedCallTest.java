package io.hefu.gateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.hefu.core.call.CallId;
import io.hefu.gateway.definition.OperationTable;
import io.hefu.gateway.exchange.CallTrace;
import io.hefu.gateway.exchange.CallTrace.Attempt;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.IncomingRequest;
import io.hefu.gateway.exchange.Receive;
import io.hefu.gateway.exchange.Stage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.MultiMap;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What calls pay for traces that nobody asked for. */
class UntracedCallTest {

    private static final int CALLS = 100_000;

    private final IncomingRequest unread = (IncomingRequest) Proxy.newProxyInstance(
            IncomingRequest.class.getClassLoader(), new Class<?>[] {IncomingRequest.class}, (on, method, given) -> {
                throw new AssertionError("nothing is read of an untraced call: " + method);
            });

    @Test
    void withNothingSetThereIsNoSdkAndNoThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        Telemetry telemetry = new Telemetry(
                new SmallRyeConfigBuilder().build(),
                () -> TelemetryConfig.CallersTrace.LINK,
                "node-1",
                new SimpleMeterRegistry());

        assertThat(telemetry.traces()).isSameAs(CallTraces.OFF);
        assertThat(Thread.getAllStackTraces().keySet()).isSubsetOf(before);
    }

    @Test
    void anUntracedCallAllocatesNothingForTraces() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Exchange exchange = new Exchange(unread, new CallId(new UUID(0, 1)), Instant.EPOCH, 0, Runnable::run);
        Stage stage = new Receive(new OperationTable(List.of()));
        CompletableFuture<Void> step = new CompletableFuture<>();
        URI upstream = URI.create("http://partner.example");
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        follow(exchange, stage, step, upstream, headers);

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            follow(exchange, stage, step, upstream, headers);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).as("bytes of %d calls", CALLS).isLessThan(CALLS / 100);
        assertThat(headers.isEmpty()).isTrue();
    }

    /** All that the pipeline and a call to an upstream do for traces. */
    private static void follow(
            Exchange exchange, Stage stage, CompletableFuture<Void> step, URI upstream, MultiMap headers) {
        CallTraces.OFF.begin(exchange);
        CallTrace trace = exchange.trace();
        if (trace.follow(stage, step) != step) {
            throw new AssertionError("a step is gone on with as it is");
        }
        Attempt attempt = trace.attempt(upstream, 0);
        attempt.continueIn(headers);
        attempt.answered(200);
        attempt.failed("broken");
        exchange.end();
    }
}
