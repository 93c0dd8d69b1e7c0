/** JSON over the JDK's own HTTP server, for the simulators and the control. */
@NullMarked
package io.hefu.stack.http;

import org.jspecify.annotations.NullMarked;
