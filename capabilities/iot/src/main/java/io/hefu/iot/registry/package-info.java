/** Which devices exist, and what they authenticate with. */
@NullMarked
package io.hefu.iot.registry;

import org.jspecify.annotations.NullMarked;
