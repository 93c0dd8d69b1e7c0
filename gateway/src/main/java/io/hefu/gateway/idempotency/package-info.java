/**
 * {@code Idempotency-Key}: a call that is made again has no second effect, and gets the first one's answer. IETF
 * draft-ietf-httpapi-idempotency-key-header-07.
 */
@NullMarked
package io.hefu.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
