/** How revenue is shared, as the parties agreed. */
@NullMarked
package io.hefu.billing.agreement;

import org.jspecify.annotations.NullMarked;
