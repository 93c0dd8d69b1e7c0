/** The one engine for outgoing events: kept, signed, delivered at least once, tried again, and logged. */
@NullMarked
package io.hefu.portal.delivery;

import org.jspecify.annotations.NullMarked;
