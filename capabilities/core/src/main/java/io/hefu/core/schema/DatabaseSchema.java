package io.hefu.core.schema;

import java.util.Optional;

/**
 * A PostgreSQL schema that one module owns and no other reads. A bean of this type is all it takes: at start the gateway
 * brings the schema up to date from {@code db/{name}/V*.sql} on the class path.
 *
 * @param name of the schema, and of the folder of its migrations
 * @param demo class-path name of an SQL script with the demo's data, run after the migrations when the demo is on; may run
 *     any number of times
 */
public record DatabaseSchema(String name, Optional<String> demo) {}
