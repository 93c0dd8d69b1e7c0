/** One redemption, from taking a piece of the stock to its fulfilment or the return of the piece. */
@NullMarked
package io.hefu.rights.redemption;

import org.jspecify.annotations.NullMarked;
