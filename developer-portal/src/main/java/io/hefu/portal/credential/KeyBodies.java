package io.hefu.portal.credential;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.core.call.Environment;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.refusal.Requirements;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests about keys bring. */
final class KeyBodies {

    private static final Bilingual AN_INSTANT = new Bilingual(
            "应是 RFC 3339 时间，如 2027-01-31T00:00:00Z，或 null",
            "must be a time as of RFC 3339, such as" + " 2027-01-31T00:00:00Z, or null");

    private KeyBodies() {}

    /** A new key. */
    public record NewKeyBody(
            @Schema(required = true, minLength = 1, maxLength = 100) @Nullable
            String name,

            @Schema(required = true) @Nullable Environment environment,

            @Schema(description = "Scopes of operations that the key is good for; none: all.", maxItems = 100) @Nullable
            List<String> scopes,

            @Schema(description = "IP addresses or blocks from where it may be used; none: everywhere.", maxItems = 100)
            @Nullable
            List<String> addresses,

            @Schema(description = "From when on it is refused; absent: never.") @Nullable
            Instant expiresAt) {

        Environment requiredEnvironment() {
            Requirements requirements = new Requirements();
            requirements.text("name", name, 1, 100);
            Environment given = requirements.present("environment", environment);
            requirements.check();
            return given;
        }

        KeyTerms terms() {
            return new KeyTerms(name, orNone(scopes), orNone(addresses), Optional.ofNullable(expiresAt));
        }
    }

    /** A changed key: what is left out stays. JSON merge patch, RFC 7396. */
    public record ChangedKeyBody(
            @Schema(minLength = 1, maxLength = 100) @Nullable
            String name,

            @Schema(maxItems = 100) @Nullable List<String> scopes,

            @Schema(maxItems = 100) @Nullable List<String> addresses,

            @Schema(implementation = Instant.class, nullable = true, description = "null: never.") @Nullable
            JsonNode expiresAt) {

        /** On top of what the key is. */
        KeyTerms over(Key key) {
            return new KeyTerms(
                    name == null ? key.credential().name() : name,
                    scopes == null ? List.copyOf(key.constraints().scopes()) : scopes,
                    addresses == null
                            ? key.constraints().addresses().stream()
                                    .map(Object::toString)
                                    .toList()
                            : addresses,
                    expiry(key));
        }

        private Optional<Instant> expiry(Key key) {
            if (expiresAt == null) {
                return key.expiresAt();
            }
            if (expiresAt.isNull()) {
                return Optional.empty();
            }
            Requirements requirements = new Requirements();
            Optional<Instant> given = requirements.read("expiresAt", expiresAt.asText(), Instant::parse, AN_INSTANT);
            requirements.check();
            return given;
        }
    }

    /** A rotation. */
    public record RotationBody(
            @Schema(
                    required = true,
                    minimum = "0",
                    maximum = "2592000",
                    description = "For how long the old key still serves, in seconds.")
            @Nullable
            Long overlapSeconds) {

        Duration overlap() {
            Requirements requirements = new Requirements();
            requirements.present("overlapSeconds", overlapSeconds);
            requirements.check();
            return Overlap.ofSeconds(overlapSeconds);
        }
    }

    private static List<String> orNone(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }
}
