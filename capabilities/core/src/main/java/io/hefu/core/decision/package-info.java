/** Whether a call would pass, asked without making it. */
@NullMarked
package io.hefu.core.decision;

import org.jspecify.annotations.NullMarked;
