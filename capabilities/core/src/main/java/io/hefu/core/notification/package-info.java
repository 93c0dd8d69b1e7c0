/** Events that applications hear of, and the port through which modules hand them over. */
@NullMarked
package io.hefu.core.notification;

import org.jspecify.annotations.NullMarked;
