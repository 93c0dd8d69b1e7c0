/** Why a message was not sent. */
@NullMarked
package io.hefu.sms.refusal;

import org.jspecify.annotations.NullMarked;
