/**
 * Incidents for which clauses on penalties claim money.
 *
 * <p>Always true: what is booked for them is what the terms give the month with them, less what they gave without them.
 */
@NullMarked
package io.hefu.billing.incident;

import org.jspecify.annotations.NullMarked;
