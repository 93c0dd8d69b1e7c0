/** Webhooks: where applications want to hear of which events. */
@NullMarked
package io.hefu.portal.webhook;

import org.jspecify.annotations.NullMarked;
