/** The ports to what becomes of an issued statement: confirmed, invoiced, paid. Kept by billing. Amounts are whole fen. */
@NullMarked
package io.hefu.core.payout;

import org.jspecify.annotations.NullMarked;
