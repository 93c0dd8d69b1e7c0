/** What the client itself counted, and what it should cost. */
@NullMarked
package io.hefu.clients.tally;

import org.jspecify.annotations.NullMarked;
