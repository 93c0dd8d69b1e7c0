/** Our account of what a partner earned against the partner's own: files, runs, breaks, disputes. Kept by billing, shown by the portal. */
@NullMarked
package io.hefu.core.reconciliation;

import org.jspecify.annotations.NullMarked;
