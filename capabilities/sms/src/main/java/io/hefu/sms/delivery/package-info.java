/** What becomes of a short message after it was handed over. */
@NullMarked
package io.hefu.sms.delivery;

import org.jspecify.annotations.NullMarked;
