package io.hefu.core.capability;

import java.util.Map;

/**
 * One northbound API that this process answers itself. A bean of this type is all it takes: the gateway mounts its paths,
 * checks every request against its definition, and meters it; the portal documents it.
 */
public interface Capability {

    /**
     * The class-path name of the API's OpenAPI 3.0 definition: {@code openapi/location-verification.yaml}. Beside the
     * standard it reads, per operation, {@code x-hefu-metering} and {@code x-hefu-personal-data}; the README of this
     * module says how.
     */
    String definition();

    /** What answers each {@code operationId} of the definition; exactly those. */
    Map<String, Handler<?>> handlers();

    /** For operations whose intent is journalled: what tells what became of a call that was cut short. */
    default Map<String, Inquiry> inquiries() {
        return Map.of();
    }
}
