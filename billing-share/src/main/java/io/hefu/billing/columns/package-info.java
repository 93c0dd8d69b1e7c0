/** Many rows in one statement. */
@NullMarked
package io.hefu.billing.columns;

import org.jspecify.annotations.NullMarked;
