/**
 * What is booked on a date though it is no call of its month: late calls of closed months, calls rated again, reversals, terms
 * of a period, adjustments. Corrections are only ever added; each is an entry of the statement of the date it is booked on.
 */
@NullMarked
package io.hefu.billing.correction;

import org.jspecify.annotations.NullMarked;
