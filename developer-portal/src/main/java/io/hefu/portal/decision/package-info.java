/** Whether a call would pass, asked of the gateway. */
@NullMarked
package io.hefu.portal.decision;

import org.jspecify.annotations.NullMarked;
