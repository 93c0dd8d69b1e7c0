/** Which dates may still be booked on: up to where the books are closed, for good. */
@NullMarked
package io.hefu.billing.books;

import org.jspecify.annotations.NullMarked;
