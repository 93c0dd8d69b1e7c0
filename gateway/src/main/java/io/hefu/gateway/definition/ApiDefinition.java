package io.hefu.gateway.definition;

import io.hefu.core.identity.ApiName;
import java.util.List;

/**
 * A northbound API as its OpenAPI document declares it.
 *
 * @param basePath where it is mounted: {@code /location-verification/v3}
 */
public record ApiDefinition(ApiName name, String version, String basePath, List<Operation> operations) {

    public ApiDefinition {
        operations = List.copyOf(operations);
    }
}
