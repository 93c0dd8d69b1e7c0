/** Tells applications in time that a quota is being used up. */
@NullMarked
package io.hefu.gateway.alert;

import org.jspecify.annotations.NullMarked;
