package io.hefu.gateway.hosting;

import io.hefu.core.hosting.ProxyPolicy;
import io.hefu.core.hosting.ProxyPolicy.Canary;
import io.hefu.core.hosting.ProxyPolicy.CircuitBreaker;
import io.hefu.core.hosting.ProxyPolicy.FieldRule;
import io.hefu.core.hosting.ProxyPolicy.HeaderRule;
import io.hefu.core.hosting.ProxyPolicy.HealthCheck;
import io.hefu.core.hosting.ProxyPolicy.Retries;
import io.hefu.core.hosting.ProxyPolicy.Signing;
import io.hefu.core.hosting.ProxyPolicy.Validation;
import io.hefu.core.hosting.SigningSecret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Says how a partner's API is called, in a test. Nothing is validated unless asked for. */
final class PartnerPolicy {

    Validation requestValidation = Validation.OFF;
    Validation responseValidation = Validation.OFF;
    Duration answerTimeout = Duration.ofSeconds(5);
    Duration idleTimeout = Duration.ofSeconds(5);
    Retries retries = new Retries(1, 20);
    CircuitBreaker circuitBreaker = new CircuitBreaker(100, 1000, Duration.ofSeconds(5));
    int concurrentCalls = 50;
    Optional<HealthCheck> healthCheck = Optional.empty();
    Optional<Canary> canary = Optional.empty();
    List<HeaderRule> headerRules = List.of();
    List<FieldRule> fieldRules = List.of();
    boolean caching;
    Signing signing = Signing.ED25519;
    Optional<SigningSecret> signingSecret = Optional.empty();

    ProxyPolicy policy() {
        return new ProxyPolicy(
                requestValidation,
                responseValidation,
                Duration.ofMillis(500),
                answerTimeout,
                idleTimeout,
                retries,
                circuitBreaker,
                concurrentCalls,
                healthCheck,
                canary,
                headerRules,
                fieldRules,
                caching,
                signing);
    }
}
