package io.hefu.gateway.exchange;

import io.hefu.core.call.CallId;

/**
 * That this exchange, and no other at the time, carries the call of an {@code Idempotency-Key}.
 *
 * @param call stays the same when the call is taken up again
 * @param attempt counts from 1; one that was overtaken by a later attempt has nothing to say any more
 */
public record Reservation(CallId call, int attempt) {}
