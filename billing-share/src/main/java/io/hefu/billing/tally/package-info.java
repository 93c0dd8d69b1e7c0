/** What calls are counted by. */
@NullMarked
package io.hefu.billing.tally;

import org.jspecify.annotations.NullMarked;
