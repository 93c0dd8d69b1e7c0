/** Why a location was not told. */
@NullMarked
package io.hefu.location.refusal;

import org.jspecify.annotations.NullMarked;
