/** The database schemas of all modules, brought up to date at start. */
@NullMarked
package io.hefu.gateway.schema;

import org.jspecify.annotations.NullMarked;
