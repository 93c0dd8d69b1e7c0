/** What a call leaves in the journal. */
@NullMarked
package io.hefu.gateway.metering;

import org.jspecify.annotations.NullMarked;
