/** Calls spread over time. */
@NullMarked
package io.hefu.clients.pace;

import org.jspecify.annotations.NullMarked;
