/** Why a call is turned away. */
@NullMarked
package io.hefu.rights.refusal;

import org.jspecify.annotations.NullMarked;
