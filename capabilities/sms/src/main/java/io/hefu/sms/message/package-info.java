/** The API {@code short-messages}: messages sent by applications, and their state. */
@NullMarked
package io.hefu.sms.message;

import org.jspecify.annotations.NullMarked;
