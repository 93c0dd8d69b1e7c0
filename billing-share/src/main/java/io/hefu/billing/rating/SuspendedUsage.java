package io.hefu.billing.rating;

import io.hefu.core.call.CallId;

/** A call that cannot be rated yet. */
record SuspendedUsage(CallId call, SuspenseReason reason) {}
