/**
 * Our account of a period against a partner's: what is alike, and a name for what is not.
 *
 * <p>What is always true:
 *
 * <ul>
 *   <li>Every line of the period, of either side, is matched, tolerated, or in exactly one break.
 *   <li>The same lines under the same rules have the same result, in whatever order they come; so say the hashes.
 *   <li>Lines that name different calls are never taken for one call, however alike.
 *   <li>What is within a tolerance is an entry of its own, to be booked; no amount is bent to fit.
 *   <li>A cause is a guess with its evidence: it settles nothing, unless a rule says so.
 *   <li>Memory is taken by lines that differ, not by lines that are alike.
 * </ul>
 */
@NullMarked
package io.hefu.billing.reconciliation;

import org.jspecify.annotations.NullMarked;
