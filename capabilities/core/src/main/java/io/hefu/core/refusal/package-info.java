/** How a call is turned away: a reason that is a type, a code that is stable. */
@NullMarked
package io.hefu.core.refusal;

import org.jspecify.annotations.NullMarked;
