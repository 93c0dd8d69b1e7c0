/**
 * How revenue is shared, as the parties agreed: terms are a {@link io.hefu.billing.agreement.Waterfall} of clauses.
 *
 * <p>What is always true of a waterfall F and of what has come in so far, x:
 *
 * <ul>
 *   <li>F(x) depends on the totals of x alone. Posting F(after) − F(before) for every batch comes to F(total), whatever the
 *       batches, their number and their order.
 *   <li>The shares and what goes back to customers sum to the gross of x, to the micro-yuan; so do the amounts of the clauses
 *       up to the remainder. Clauses after it move shares and sum to zero.
 *   <li>A clause gets at most what the clauses before have left: a shortfall falls on those who come later, on the remainder
 *       first of all. So no share is below zero, unless a clause after the remainder says {@code OWED}.
 *   <li>F(−x) = −F(x). This is for a period in which less than nothing came in; to undo a part of what came in is a
 *       step back, F(x − y) − F(x), and is not −F(y) where bands, caps, floors, fees of the period or guarantees are
 *       involved. A period in which nothing came in has no mirror: a guarantee that is owed is owed.
 *   <li>The order in which parties and portions are listed changes nothing: neither shares nor text nor hash.
 * </ul>
 */
@NullMarked
package io.hefu.billing.agreement;

import org.jspecify.annotations.NullMarked;
