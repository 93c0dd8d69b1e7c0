package io.hefu.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OperationName;
import io.hefu.gateway.definition.Metering;
import io.hefu.gateway.definition.Operation;
import io.hefu.gateway.definition.PathTemplate;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.exchange.IncomingRequest;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CallMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CallMeters meters = new CallMeters(registry);

    @Test
    void callsAreCountedByOperationAndOutcome() {
        meters.answered(called("echo", "getEcho"), 200, 1_000);
        meters.answered(called("echo", "getEcho"), 204, 1_000);
        meters.answered(called("echo", "getEcho"), 502, 1_000);

        assertThat(count("hefu.calls", "operation", "getEcho", "outcome", "2xx"))
                .isEqualTo(2);
        assertThat(count("hefu.calls", "operation", "getEcho", "outcome", "5xx"))
                .isEqualTo(1);
        assertThat(registry.get("hefu.call.duration")
                        .tags("api", "echo")
                        .timer()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void refusedCallsAreCountedByTheStageThatRefused() {
        Exchange refused = called("echo", "getEcho");
        refused.reached("entitle");
        refused.refuse(GatewayRefusal.Plain.SUSPENDED);
        meters.answered(refused, 403, 1_000);

        assertThat(count("hefu.calls.refused", "api", "echo", "stage", "entitle"))
                .isEqualTo(1);
    }

    @Test
    void pathsThatNobodyDefinedAreOne() {
        meters.answered(exchange(), 404, 1_000);
        meters.answered(exchange(), 404, 1_000);

        assertThat(count("hefu.calls", "api", "none", "outcome", "4xx", "environment", "none"))
                .isEqualTo(2);
    }

    @Test
    void labelsStayBoundedHoweverManyOperationsStatusesAndCallersThereAre() {
        for (int i = 0; i < 2 * CallMeters.MOST_OPERATIONS; i++) {
            for (int status : new int[] {100, 200, 299, 404, 599, 999, -1}) {
                meters.answered(called("api-" + i % 100, "operation" + i), status, 1_000);
            }
        }

        Map<String, Set<String>> labels = registry.getMeters().stream()
                .map(Meter::getId)
                .flatMap(id -> id.getTags().stream())
                .collect(Collectors.groupingBy(Tag::getKey, Collectors.mapping(Tag::getValue, Collectors.toSet())));
        assertThat(labels.keySet()).isSubsetOf("api", "operation", "environment", "outcome", "stage", "le");
        assertThat(labels.get("operation"))
                .hasSize(CallMeters.MOST_OPERATIONS + 1)
                .contains("other");
        assertThat(labels.get("outcome")).containsOnly("1xx", "2xx", "4xx", "5xx");
        assertThat(count("hefu.calls", "api", "other", "outcome", "2xx")).isEqualTo(2 * CallMeters.MOST_OPERATIONS);
    }

    @Test
    void environmentsAreTold() {
        OperationMeters operation = new OperationMeters(registry, "echo", "getEcho");
        operation.answered(Optional.of(Environment.SANDBOX), 200, 1);

        assertThat(count("hefu.calls", "environment", "sandbox")).isEqualTo(1);
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    private static Exchange called(String api, String operationId) {
        Exchange exchange = exchange();
        exchange.operation(
                new Operation(
                        new OperationName(new ApiName(api), operationId),
                        "/" + api,
                        "GET",
                        PathTemplate.of("/" + api),
                        "scope",
                        new Metering("call", false, Set.of()),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()),
                Map.of());
        return exchange;
    }

    private static Exchange exchange() {
        IncomingRequest unread = (IncomingRequest) Proxy.newProxyInstance(
                IncomingRequest.class.getClassLoader(), new Class<?>[] {IncomingRequest.class}, (on, method, given) -> {
                    throw new AssertionError("metrics read no request: " + method);
                });
        return new Exchange(unread, new CallId(new UUID(0, 1)), Instant.EPOCH, 0, Runnable::run);
    }
}
