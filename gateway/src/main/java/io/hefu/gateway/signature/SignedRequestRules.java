package io.hefu.gateway.signature;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an application's signature must cover and say, for the gateway to look at it at all. */
public final class SignedRequestRules {

    /** How far {@code created} may lie from our clock, either way. */
    public static final Duration WINDOW = Duration.ofSeconds(300);

    private static final Pattern NONCE = Pattern.compile("[!-~]{16,128}");
    private static final Set<String> METADATA = Set.of("created", "expires", "nonce", "alg", "keyid", "tag");

    private SignedRequestRules() {}

    /**
     * Whether it covers method and target, and carries {@code created}, {@code nonce} (16 to 128 visible characters) and
     * {@code keyid}. Where the target has a query, {@code @path} needs {@code @query} beside it.
     */
    public static boolean isComplete(SignatureParameters parameters, SignedMessage message) {
        Set<String> covered = parameters.components().stream()
                .filter(component -> component.parameters().isEmpty())
                .map(Component::name)
                .collect(Collectors.toSet());
        boolean path = covered.contains("@path")
                && (covered.contains("@query")
                        || URI.create(message.targetUri()).getRawQuery() == null);
        return covered.contains("@method")
                && (covered.contains("@target-uri") || covered.contains("@request-target") || path)
                && (message.field("content-digest").isEmpty() || covered.contains("content-digest"))
                && parameters.metadata().stream().allMatch(entry -> METADATA.contains(entry.getKey()))
                && parameters.created().isPresent()
                && parameters.keyId().isPresent()
                && parameters
                        .nonce()
                        .filter(nonce -> NONCE.matcher(nonce).matches())
                        .isPresent();
    }

    /** Whether it was made within the window, and has not expired by its own word. */
    public static boolean isTimely(SignatureParameters parameters, Instant now) {
        Instant created = parameters.created().orElse(Instant.MIN);
        return !created.isBefore(now.minus(WINDOW))
                && !created.isAfter(now.plus(WINDOW))
                && parameters.expires().map(now::isBefore).orElse(true);
    }
}
