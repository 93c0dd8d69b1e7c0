package io.hefu.gateway.schema;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The one PostgreSQL database of all modules. */
@ConfigMapping(prefix = "hefu.database")
interface DatabaseConfig {

    /** Host name or address. */
    @WithDefault("127.0.0.1")
    String host();

    /** TCP port. */
    @WithDefault("5432")
    int port();

    /** The database; its schemas are made at start. */
    @WithDefault("hefu")
    String name();

    /** Who may create schemas in it. */
    @WithDefault("hefu")
    String user();

    /** The user's password. */
    String password();
}
