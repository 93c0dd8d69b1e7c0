/** What is hashed is written down byte by byte in one way only, so that equal content has the same hash on any machine. */
@NullMarked
package io.hefu.billing.digest;

import org.jspecify.annotations.NullMarked;
