package io.hefu.billing.statement;

import io.hefu.billing.seal.Hash;

/** Which terms a statement was made by: a version of an agreement and the hash of its canonical form. */
public record AgreementSeal(AgreementRef agreement, Hash terms) {}
