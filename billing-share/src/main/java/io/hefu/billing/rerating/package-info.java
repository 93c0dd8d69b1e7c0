/**
 * Charging calls anew: by another version of their price, or shared under another version of an agreement.
 *
 * <p>Always true:
 *
 * <ul>
 *   <li>What was booked stays; differences are booked on open dates, one correction for each line that changes, and once only.
 *   <li>All calls are at every moment under one price and one agreement each: those they were rated under, or those of the last
 *       rerating. What is booked under a price that counts the month sums to what it gives for the month's total; what is
 *       booked under an agreement is what its terms give for the month.
 *   <li>A rerating that is approved is booked day by day, each day in one transaction, by whatever process is there; a second
 *       one with the same content finds nothing to book.
 *   <li>Refunded calls are not charged anew.
 * </ul>
 */
@NullMarked
package io.hefu.billing.rerating;

import org.jspecify.annotations.NullMarked;
