package io.hefu.gateway.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.gateway.definition.DefinedSchema;
import io.hefu.gateway.definition.MediaType;
import io.hefu.gateway.definition.Operation;
import io.hefu.gateway.definition.Operation.Response;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a partner's answer against the definition. What differs is said in a sentence without any value. */
final class AnswerCheck {

    private static final int FIRST_ERROR = 400;

    private AnswerCheck() {}

    /** What can be said from the head. An undeclared error is an error all the same, and may pass. */
    static Optional<String> ofHead(Operation operation, int status, @Nullable String contentType) {
        Optional<Response> declared = operation.hosted().flatMap(hosted -> hosted.response(status));
        if (declared.isEmpty()) {
            return status < FIRST_ERROR && status != 304
                    ? Optional.of("status " + status + " is not declared")
                    : Optional.empty();
        }
        if (contentType == null || declared.get().types().isEmpty()) {
            return Optional.empty();
        }
        return covers(declared.get().types(), MediaType.of(contentType))
                ? Optional.empty()
                : Optional.of("the media type is not declared for status " + status);
    }

    private static boolean covers(Set<String> declared, String type) {
        return declared.contains(type)
                || declared.contains("*/*")
                || declared.contains(type.substring(0, Math.max(0, type.indexOf('/'))) + "/*");
    }

    /** What a JSON body of this status must look like, if the definition says. */
    static Optional<DefinedSchema> schema(Operation operation, int status) {
        return operation.hosted().flatMap(hosted -> hosted.response(status)).flatMap(Response::json);
    }

    static Optional<String> ofBody(DefinedSchema schema, Optional<JsonNode> body) {
        if (body.isEmpty()) {
            return Optional.of("the body is not well-formed JSON");
        }
        return schema.differenceOf(body.get())
                .map(difference -> (difference.place().isEmpty() ? "the body" : difference.place()) + " "
                        + difference.expectation());
    }
}
