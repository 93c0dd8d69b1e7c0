/**
 * Days and months are closed, stated and sealed. A day goes on by itself: when everything that gateways answered until a
 * while after its end is stored and rated, its books are closed at one instant, its statements are calculated, signed and
 * issued. A month is made of its days; two people let it be issued.
 *
 * <ul>
 *   <li>What is booked on a closed day never changes. What comes later is booked on the first open day: a call of the same
 *       month as a call, one of a closed month as a correction.
 *   <li>A day is closed only where no journal entry is missing (the journal marks in every head say up to where).
 *   <li>What a month's terms give or take once its end is known (guarantees, recoupments) is booked on its last day, in the
 *       transaction that closes it.
 *   <li>Each step is one transaction and may be taken again after a crash: it is done once or not at all.
 * </ul>
 */
@NullMarked
package io.hefu.billing.settlement;

import org.jspecify.annotations.NullMarked;
