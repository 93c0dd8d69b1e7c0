/** Which phone a call is about. */
@NullMarked
package io.hefu.location.device;

import org.jspecify.annotations.NullMarked;
