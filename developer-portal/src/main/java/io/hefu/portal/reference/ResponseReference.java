package io.hefu.portal.reference;

import java.util.List;
import java.util.Optional;

/** An answer a call may get. */
public record ResponseReference(
        String status, String description, Optional<BodyReference> body, List<ErrorCase> errors) {

    public ResponseReference {
        errors = List.copyOf(errors);
    }

    public boolean success() {
        return status.startsWith("2");
    }
}
