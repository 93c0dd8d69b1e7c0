package io.hefu.billing.settlement;

import io.hefu.billing.seal.SealKey;
import io.hefu.billing.statement.LeafSalts;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.secrecy.MasterKey;
import io.hefu.core.settlement.StatementPeriod;

/**
 * The operator's one secret behind all seals: the key that signs heads and the salts of leaves are derived from it. Whoever
 * has it can sign in the operator's name; without it no proof can be given for statements made with it.
 */
public final class SealSecret {

    private final byte[] salts;
    private final SealKey key;

    public SealSecret(MasterKey master) {
        this.salts = master.derive("salts of statements");
        this.key = SealKey.ofSeed(master.derive("key of statements"));
    }

    public SealKey key() {
        return key;
    }

    LeafSalts salts(OrganisationId party, StatementPeriod period) {
        return LeafSalts.of(salts, party, period);
    }

    @Override
    public String toString() {
        return "secret of seal key " + key.id();
    }
}
