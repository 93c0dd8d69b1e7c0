/** How a text becomes short messages. */
@NullMarked
package io.hefu.sms.text;

import org.jspecify.annotations.NullMarked;
