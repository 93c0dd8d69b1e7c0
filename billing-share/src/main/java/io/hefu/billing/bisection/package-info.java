/**
 * Finding the minutes in which two accounts differ when one side gives totals only: it is asked for the totals of ever
 * shorter ranges, and only of those that differ.
 *
 * <p>What is always true: a range is asked for once; what can be told from other answers is not asked; a minute that is named
 * differs. Differences that cancel out in both calls and amount, within the range that was asked for, cannot be seen in
 * totals.
 */
@NullMarked
package io.hefu.billing.bisection;

import org.jspecify.annotations.NullMarked;
