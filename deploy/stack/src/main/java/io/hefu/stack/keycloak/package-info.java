/** A real Keycloak with the realm of Hefu. */
@NullMarked
package io.hefu.stack.keycloak;

import org.jspecify.annotations.NullMarked;
