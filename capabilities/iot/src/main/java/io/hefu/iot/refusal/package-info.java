/** Why a call is turned away. */
@NullMarked
package io.hefu.iot.refusal;

import org.jspecify.annotations.NullMarked;
