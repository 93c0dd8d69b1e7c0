/** What the person at the terminal sees. */
@NullMarked
package io.hefu.clients.terminal;

import org.jspecify.annotations.NullMarked;
