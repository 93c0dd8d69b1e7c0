/** The API {@code location-verification}: is a phone where it is said to be? */
@NullMarked
package io.hefu.location.verification;

import org.jspecify.annotations.NullMarked;
