package io.hefu.billing.intake;

import io.hefu.core.usage.UsageEntry;

/** An entry put aside, with its place in the journal. */
record SuspendedEntry(UsageEntry entry, long sequence, SuspenseReason reason) {}
