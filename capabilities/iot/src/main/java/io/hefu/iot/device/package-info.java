/** The words of the module: devices, whose they are, what they tell. */
@NullMarked
package io.hefu.iot.device;

import org.jspecify.annotations.NullMarked;
