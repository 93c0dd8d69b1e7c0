/** Whom a call is about: CAMARA's rules for identifiers, in the one place that gateway and capabilities share. */
@NullMarked
package io.hefu.core.identifier;

import org.jspecify.annotations.NullMarked;
