/** The second person's word on proposals of every kind, and what comes of it, in one transaction. */
@NullMarked
package io.hefu.billing.decision;

import org.jspecify.annotations.NullMarked;
