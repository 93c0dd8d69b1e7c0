package io.hefu.gateway.definition;

import com.networknt.schema.Schema;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OperationName;
import java.util.List;
import java.util.Optional;

/**
 * One operation of a northbound API, with all that the gateway must know to carry a call of it.
 *
 * @param method in capitals
 * @param path with the API's base path in front
 * @param scope what a credential must be allowed
 * @param body what the request body must look like; empty where there is none
 */
public record Operation(
        ApiName api,
        String operationId,
        String method,
        PathTemplate path,
        String scope,
        Metering metering,
        Optional<PersonalData> personalData,
        List<Parameter> parameters,
        Optional<RequestBody> body) {

    public OperationName name() {
        return new OperationName(api, operationId);
    }

    /** Where a parameter travels. */
    public enum Location {
        PATH,
        QUERY
    }

    /** @param type the JSON type that its text is read as: integer, number, boolean or string */
    public record Parameter(String name, Location location, boolean required, String type, Schema schema) {}

    /** A JSON body. */
    public record RequestBody(boolean required, Schema schema) {}
}
