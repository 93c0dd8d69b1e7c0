/** The northbound APIs as their OpenAPI documents declare them. */
@NullMarked
package io.hefu.gateway.definition;

import org.jspecify.annotations.NullMarked;
