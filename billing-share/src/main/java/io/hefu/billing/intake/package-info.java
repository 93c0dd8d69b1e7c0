/** From the journals of the gateways to usage records, each stored once. */
@NullMarked
package io.hefu.billing.intake;

import org.jspecify.annotations.NullMarked;
