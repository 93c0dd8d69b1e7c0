/** Double-entry books that are only ever added to. */
@NullMarked
package io.hefu.billing.ledger;

import org.jspecify.annotations.NullMarked;
