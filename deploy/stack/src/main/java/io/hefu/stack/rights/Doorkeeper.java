package io.hefu.stack.rights;

import io.hefu.stack.http.JsonExchange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lets in requests that are signed, fresh, and seen for the first time. */
final class Doorkeeper {

    private static final Duration FRESHNESS = Duration.ofMinutes(5);
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private final RequestSignature signature;
    private final Clock clock;
    private final Nonces nonces;

    Doorkeeper(String secret, Clock clock) {
        this.signature = new RequestSignature(secret);
        this.clock = clock;
        this.nonces = new Nonces(FRESHNESS.multipliedBy(2), clock.instant());
    }

    /** Why the request is turned away; empty when it may pass. */
    Optional<String> objection(JsonExchange exchange) {
        String timestamp = exchange.header("X-Timestamp").orElse("");
        String nonce = exchange.header("X-Nonce").orElse("");
        String signed = exchange.header("X-Signature").orElse("");
        if (nonce.isBlank() || signed.isBlank()) {
            return Optional.of("SIGNATURE_MISSING");
        }
        if (!signature.matches(
                signed, timestamp, nonce, exchange.method(), exchange.uri().getRawPath(), exchange.body())) {
            return Optional.of("SIGNATURE_WRONG");
        }
        if (!isFresh(timestamp)) {
            return Optional.of("TIMESTAMP_TOO_OLD");
        }
        return nonces.add(nonce, clock.instant()) ? Optional.empty() : Optional.of("NONCE_USED");
    }

    /** @param timestamp seconds or milliseconds since 1970: real suppliers differ, and the size tells */
    private boolean isFresh(String timestamp) {
        try {
            long number = Long.parseLong(timestamp);
            Instant signed = number < FIRST_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            return Duration.between(signed, clock.instant()).abs().compareTo(FRESHNESS) <= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
