/**
 * Derives all money again from its rows and compares it with what is stored. What is always true:
 *
 * <ul>
 *   <li>No code is shared with what is checked: formats and rules are written from their descriptions.
 *   <li>All that is read is of one instant, in a transaction that cannot write.
 *   <li>Memory grows with prices, agreements, months and the minutes of a day, not with calls.
 *   <li>What was not checked is said, and why.
 * </ul>
 */
@NullMarked
package io.hefu.checker;

import org.jspecify.annotations.NullMarked;
