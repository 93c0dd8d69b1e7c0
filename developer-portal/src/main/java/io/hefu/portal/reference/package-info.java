/** The published APIs as their readers see them, read from the OpenAPI definitions that the gateway enforces. */
@NullMarked
package io.hefu.portal.reference;

import org.jspecify.annotations.NullMarked;
