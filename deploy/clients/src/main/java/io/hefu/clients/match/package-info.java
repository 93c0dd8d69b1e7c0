/** Two counts of the same calls, laid side by side. */
@NullMarked
package io.hefu.clients.match;

import org.jspecify.annotations.NullMarked;
