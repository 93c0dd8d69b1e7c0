/** What the caller may do, kept true by following the configuration. */
@NullMarked
package io.hefu.gateway.entitlement;

import org.jspecify.annotations.NullMarked;
