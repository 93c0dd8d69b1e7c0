/** The database as it was at one instant, read only, row by row. */
@NullMarked
package io.hefu.checker.rows;

import org.jspecify.annotations.NullMarked;
