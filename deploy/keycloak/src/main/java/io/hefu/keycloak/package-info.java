/** What Keycloak needs besides to know subscribers by their numbers; it runs inside Keycloak. */
@NullMarked
package io.hefu.keycloak;

import org.jspecify.annotations.NullMarked;
