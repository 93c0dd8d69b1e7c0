package io.hefu.billing.settlement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** What partners check statements with, as it is among the resources. */
final class VerifierFiles {

    private static final Set<String> NAMES =
            Set.of("Verify.java", "verify.html", "verify.js", "verify-page.js", "verify.css");

    private VerifierFiles() {}

    static Optional<String> named(String file) {
        return NAMES.contains(file) ? Optional.of(read("/verify/" + file)) : Optional.empty();
    }

    private static String read(String resource) {
        try (InputStream in = VerifierFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not among the resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
