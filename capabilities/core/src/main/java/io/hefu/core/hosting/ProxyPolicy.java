package io.hefu.core.hosting;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a partner's API is called.
 *
 * @param connectTimeout until a connection stands
 * @param answerTimeout until the head of the answer is there, all retries included
 * @param idleTimeout the longest pause within a body, either way
 * @param concurrentCalls how many calls one node has open to one upstream at most (bulkhead)
 * @param caching whether answers may be kept, where the answer's own Cache-Control allows it (RFC 9111)
 * @param signing how the partner can tell that calls are the gateway's
 */
public record ProxyPolicy(
        Validation requestValidation,
        Validation responseValidation,
        Duration connectTimeout,
        Duration answerTimeout,
        Duration idleTimeout,
        Retries retries,
        CircuitBreaker circuitBreaker,
        int concurrentCalls,
        Optional<HealthCheck> healthCheck,
        Optional<Canary> canary,
        List<HeaderRule> headerRules,
        List<FieldRule> fieldRules,
        boolean caching,
        Signing signing) {

    /** What an upstream gets when its partner chose nothing. */
    public static final ProxyPolicy USUAL = new ProxyPolicy(
            Validation.REJECT,
            Validation.REPORT,
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            new Retries(1, 20),
            new CircuitBreaker(50, 20, Duration.ofSeconds(5)),
            200,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            false,
            Signing.ED25519);

    public ProxyPolicy {
        headerRules = List.copyOf(headerRules);
        fieldRules = List.copyOf(fieldRules);
    }

    /** By what algorithm calls are signed. RFC 9421 §3.3. */
    public enum Signing {
        /** With the gateways' own key, whose public half anybody may have: nobody shares a secret. A tenth of a millisecond a call, or more. */
        ED25519,
        /** With a {@link SigningSecret} that the partner shares. Two microseconds, for many calls a second. */
        HMAC_SHA256,
        /** The partner knows its callers by other means, such as a network that nobody else reaches. */
        NONE
    }

    /** What happens to a message that is not as the definition says. */
    public enum Validation {
        REJECT,
        REPORT,
        OFF
    }

    /**
     * Of calls that are idempotent by their method (RFC 9110 §9.2.2) and failed before an answer.
     *
     * @param most further tries for one call, 0 to 5
     * @param budgetPercent retries may be no more than this part of an upstream's recent calls, so that they cannot
     *     multiply a load that is too high already
     */
    public record Retries(int most, int budgetPercent) {}

    /**
     * @param failurePercent opens at this part of failures among the last {@code window} calls
     * @param window calls looked back at; below it the breaker stays closed
     * @param openFor until one call is let through to try
     */
    public record CircuitBreaker(int failurePercent, int window, Duration openFor) {}

    /**
     * @param path below the upstream's base, answered with 2xx by a healthy one
     * @param failures in a row that take an upstream out
     * @param successes in a row that bring it back
     */
    public record HealthCheck(String path, Duration interval, int failures, int successes) {}

    /**
     * Which calls go to the upstreams of the canary track.
     *
     * @param sharePercent of all calls, 0 to 100; the same application always lands on the same side
     * @param header when present with this value, the call goes there whatever its share
     */
    public record Canary(int sharePercent, Optional<HeaderMatch> header) {}

    public record HeaderMatch(String name, String value) {}

    /** @param value for SET and ADD; empty for REMOVE */
    public record HeaderRule(Direction direction, Change change, String name, String value) {

        public enum Change {
            SET,
            ADD,
            REMOVE
        }
    }

    /**
     * Takes a field out of JSON bodies.
     *
     * @param pointer RFC 6901; {@code *} stands for every element of an array
     */
    public record FieldRule(Direction direction, String pointer) {}

    public enum Direction {
        REQUEST,
        RESPONSE
    }
}
