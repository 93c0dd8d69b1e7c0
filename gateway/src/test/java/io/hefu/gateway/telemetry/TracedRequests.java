package io.hefu.gateway.telemetry;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.IncomingRequest;
import io.hefu.gateway.exchange.RequestSource;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Calls that begin and end, and do nothing in between. */
final class TracedRequests {

    private static final Map<String, Object> SOURCE =
            Map.of("scheme", "https", "authority", "api.example", "protocolVersion", "2");

    private final RequestSource source = answering(RequestSource.class, SOURCE);
    private final IncomingRequest request =
            answering(IncomingRequest.class, Map.of("method", "GET", "header", Optional.empty(), "source", source));

    Exchange call(CallTraces traces) {
        Exchange exchange = new Exchange(request, new CallId(new UUID(0, 1)), Instant.EPOCH, 0, Runnable::run);
        traces.begin(exchange);
        exchange.correlator(new Correlator("mine-1"));
        exchange.end();
        return exchange;
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (on, method, given) -> Optional.ofNullable(answers.get(method.getName()))
                        .orElseThrow(() -> new AssertionError("traces do not read " + method))));
    }
}
