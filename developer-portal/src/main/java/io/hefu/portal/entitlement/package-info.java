/** What gateways read: entitlements and their changes. */
@NullMarked
package io.hefu.portal.entitlement;

import org.jspecify.annotations.NullMarked;
