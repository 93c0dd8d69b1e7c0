package io.hefu.gateway.definition;

import io.hefu.core.hosting.ProxyPolicy.Validation;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OperationName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One operation of a northbound API, with all that the gateway must know to carry a call of it.
 *
 * @param basePath where its API is mounted; with the {@code operationId}, its name in this gateway
 * @param method in capitals
 * @param path with the API's base path in front
 * @param scope what a credential must be allowed
 * @param body what the request body must look like; empty where there is none, or none that is JSON
 * @param hosted what is different for an operation that a partner answers; empty for those of this process
 */
public record Operation(
        OperationName name,
        String basePath,
        String method,
        PathTemplate path,
        String scope,
        Metering metering,
        Optional<PersonalData> personalData,
        List<Parameter> parameters,
        Optional<RequestBody> body,
        Optional<Hosted> hosted) {

    public ApiName api() {
        return name.api();
    }

    public String operationId() {
        return name.operationId();
    }

    /** Where a parameter travels. */
    public enum Location {
        PATH,
        QUERY
    }

    /** @param type the JSON type that its text is read as: integer, number, boolean, string; of others it is not read */
    public record Parameter(String name, Location location, boolean required, String type, DefinedSchema schema) {}

    /**
     * A JSON body.
     *
     * @param otherTypes media types, in lower case, that the operation takes beside JSON and that are not looked into
     */
    public record RequestBody(boolean required, DefinedSchema schema, Set<String> otherTypes) {

        public RequestBody {
            otherTypes = Set.copyOf(otherTypes);
        }
    }

    /**
     * @param responses by status, {@code 200}, {@code 2XX} or {@code default}
     * @param notices headers on every answer, refusals too: that the version is on its way out
     */
    public record Hosted(
            Validation requestValidation,
            Validation responseValidation,
            Map<String, Response> responses,
            Map<String, String> notices) {

        public Hosted {
            responses = Map.copyOf(responses);
            notices = Map.copyOf(notices);
        }

        /** What the definition says of this status, if it mentions it. */
        public Optional<Response> response(int status) {
            Response exact = responses.get(Integer.toString(status));
            if (exact == null) {
                exact = responses.get(status / 100 + "XX");
            }
            return Optional.ofNullable(exact == null ? responses.get("default") : exact);
        }
    }

    /**
     * @param json what a JSON body must look like; empty where the definition declares none
     * @param types media types, in lower case, that the definition declares
     */
    public record Response(Optional<DefinedSchema> json, Set<String> types) {

        public Response {
            types = Set.copyOf(types);
        }
    }

    /**
     * Whether requests are held against the definition, and what happens to those that are not as it says. Where personal
     * data moves, whose it is must be readable in any case.
     */
    public Validation requestValidation() {
        return hosted.isEmpty() || personalData.isPresent()
                ? Validation.REJECT
                : hosted.get().requestValidation();
    }
}
