/** Child processes and ports: starting, watching and ending what runs beside this process. */
@NullMarked
package io.hefu.stack.process;

import org.jspecify.annotations.NullMarked;
