/** The operator's short-message centre: SMPP 3.4 over a socket, with phones that receive. */
@NullMarked
package io.hefu.stack.sms;

import org.jspecify.annotations.NullMarked;
