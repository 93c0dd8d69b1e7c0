/** The operator's short message centre, and how it is reached. */
@NullMarked
package io.hefu.sms.centre;

import org.jspecify.annotations.NullMarked;
