package io.hefu.portal.hosting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.hosting.ProxyPolicy;
import io.hefu.core.hosting.ProxyPolicy.Canary;
import io.hefu.core.hosting.ProxyPolicy.CircuitBreaker;
import io.hefu.core.hosting.ProxyPolicy.FieldRule;
import io.hefu.core.hosting.ProxyPolicy.HeaderMatch;
import io.hefu.core.hosting.ProxyPolicy.HeaderRule;
import io.hefu.core.hosting.ProxyPolicy.HealthCheck;
import io.hefu.core.hosting.ProxyPolicy.Retries;
import io.hefu.core.hosting.ProxyPolicy.Signing;
import io.hefu.core.hosting.ProxyPolicy.Validation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How upstreams are called, as requests and answers have it. What is absent is as usual ({@link ProxyPolicy#USUAL}). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyBody(
        @Nullable Validation requestValidation,
        @Nullable Validation responseValidation,
        @Schema(minimum = "10", maximum = "10000") @Nullable Integer connectTimeoutMilliseconds,

        @Schema(minimum = "50", maximum = "120000") @Nullable
        Integer answerTimeoutMilliseconds,

        @Schema(minimum = "1000", maximum = "300000") @Nullable
        Integer idleTimeoutMilliseconds,

        @Nullable RetriesBody retries,
        @Nullable CircuitBreakerBody circuitBreaker,
        @Schema(minimum = "1", maximum = "10000") @Nullable Integer concurrentCalls,
        @Nullable HealthCheckBody healthCheck,
        @Nullable CanaryBody canary,
        @Nullable List<HeaderRule> headerRules,
        @Nullable List<FieldRule> fieldRules,
        @Nullable Boolean caching,
        @Nullable Signing signing) {

    public record RetriesBody(
            @Schema(minimum = "0", maximum = "5") int most,
            @Schema(minimum = "0", maximum = "100") int budgetPercent) {}

    public record CircuitBreakerBody(
            @Schema(minimum = "1", maximum = "100") int failurePercent,
            @Schema(minimum = "5", maximum = "1000") int window,
            @Schema(minimum = "100", maximum = "300000") int openMilliseconds) {}

    public record HealthCheckBody(
            @Nullable String path,
            @Schema(minimum = "1000", maximum = "300000") int intervalMilliseconds,
            @Schema(minimum = "1", maximum = "10") int failures,
            @Schema(minimum = "1", maximum = "10") int successes) {}

    /** @param header calls that carry it with this value go to the canary whatever its share */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CanaryBody(
            @Schema(minimum = "0", maximum = "100") int sharePercent,
            @Nullable HeaderMatch header) {}

    /** @throws io.hefu.core.refusal.RefusedException naming all that is out of bounds */
    ProxyPolicy toPolicy() {
        ProxyPolicy usual = ProxyPolicy.USUAL;
        ProxyPolicy policy = new ProxyPolicy(
                requestValidation == null ? usual.requestValidation() : requestValidation,
                responseValidation == null ? usual.responseValidation() : responseValidation,
                milliseconds(connectTimeoutMilliseconds, usual.connectTimeout()),
                milliseconds(answerTimeoutMilliseconds, usual.answerTimeout()),
                milliseconds(idleTimeoutMilliseconds, usual.idleTimeout()),
                retries == null ? usual.retries() : new Retries(retries.most, retries.budgetPercent),
                circuitBreaker == null
                        ? usual.circuitBreaker()
                        : new CircuitBreaker(
                                circuitBreaker.failurePercent,
                                circuitBreaker.window,
                                Duration.ofMillis(circuitBreaker.openMilliseconds)),
                concurrentCalls == null ? usual.concurrentCalls() : concurrentCalls,
                Optional.ofNullable(healthCheck)
                        .map(check -> new HealthCheck(
                                check.path == null ? "/" : check.path,
                                Duration.ofMillis(check.intervalMilliseconds),
                                check.failures,
                                check.successes)),
                Optional.ofNullable(canary)
                        .map(given -> new Canary(given.sharePercent, Optional.ofNullable(given.header))),
                headerRules == null
                        ? List.of()
                        : PolicyBounds.withoutNull("headerRules", headerRules).stream()
                                .map(PolicyBody::complete)
                                .toList(),
                fieldRules == null ? List.of() : PolicyBounds.withoutNull("fieldRules", fieldRules),
                caching == null ? usual.caching() : caching,
                signing == null ? usual.signing() : signing);
        PolicyBounds.check(policy);
        return policy;
    }

    static PolicyBody of(ProxyPolicy policy) {
        CircuitBreaker breaker = policy.circuitBreaker();
        return new PolicyBody(
                policy.requestValidation(),
                policy.responseValidation(),
                (int) policy.connectTimeout().toMillis(),
                (int) policy.answerTimeout().toMillis(),
                (int) policy.idleTimeout().toMillis(),
                new RetriesBody(policy.retries().most(), policy.retries().budgetPercent()),
                new CircuitBreakerBody(breaker.failurePercent(), breaker.window(), (int)
                        breaker.openFor().toMillis()),
                policy.concurrentCalls(),
                policy.healthCheck()
                        .map(check -> new HealthCheckBody(
                                check.path(), (int) check.interval().toMillis(), check.failures(), check.successes()))
                        .orElse(null),
                policy.canary()
                        .map(canary -> new CanaryBody(
                                canary.sharePercent(), canary.header().orElse(null)))
                        .orElse(null),
                policy.headerRules(),
                policy.fieldRules(),
                policy.caching(),
                policy.signing());
    }

    private static HeaderRule complete(HeaderRule rule) {
        return rule.value() == null ? new HeaderRule(rule.direction(), rule.change(), rule.name(), "") : rule;
    }

    private static Duration milliseconds(@Nullable Integer given, Duration usual) {
        return given == null ? usual : Duration.ofMillis(given);
    }
}
