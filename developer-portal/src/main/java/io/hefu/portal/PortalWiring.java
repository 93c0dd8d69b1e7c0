package io.hefu.portal;

import io.hefu.core.schema.DatabaseSchema;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells the gateway which database schema the portal owns. */
final class PortalWiring {

    private PortalWiring() {}

    @Produces
    @Singleton
    static DatabaseSchema schema() {
        return new DatabaseSchema("portal", Optional.of("demo/portal.sql"));
    }
}
