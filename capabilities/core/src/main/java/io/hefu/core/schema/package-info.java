/** The database schemas that modules own. */
@NullMarked
package io.hefu.core.schema;

import org.jspecify.annotations.NullMarked;
