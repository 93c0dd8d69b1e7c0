/** Orders to devices, from acceptance to a final result. */
@NullMarked
package io.hefu.iot.command;

import org.jspecify.annotations.NullMarked;
