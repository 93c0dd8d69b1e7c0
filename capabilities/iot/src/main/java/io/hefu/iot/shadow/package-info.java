/** What a device should be and what it last said that it is. */
@NullMarked
package io.hefu.iot.shadow;

import org.jspecify.annotations.NullMarked;
