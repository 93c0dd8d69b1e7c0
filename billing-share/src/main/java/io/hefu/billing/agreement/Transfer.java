package io.hefu.billing.agreement;

/** A clause that moves shares from one party to another, once all is shared out. */
public sealed interface Transfer extends Step permits MinimumGuarantee, Recoupment, FixedPenalty, PercentagePenalty {}
