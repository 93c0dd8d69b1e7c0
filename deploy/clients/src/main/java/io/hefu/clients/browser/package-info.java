/** As much of a web browser as signing in takes. */
@NullMarked
package io.hefu.clients.browser;

import org.jspecify.annotations.NullMarked;
