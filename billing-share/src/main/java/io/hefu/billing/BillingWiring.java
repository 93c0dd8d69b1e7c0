package io.hefu.billing;

import io.hefu.core.schema.DatabaseSchema;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells the process that runs this module which schema it needs. */
@Singleton
class BillingWiring {

    @Produces
    @Singleton
    DatabaseSchema schema() {
        return new DatabaseSchema("billing", Optional.of("demo/billing.sql"));
    }
}
