package io.hefu.rights.secrecy;

import io.hefu.core.secrecy.MasterKey;
import io.hefu.core.secrecy.Vault;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Seals card codes for storage, bound to the redemption they belong to, so that a sealed code moved to another redemption
 * does not open.
 */
public final class CodeVault {

    private final Vault vault;

    /** @param random fit for secrets; a nonce must not come twice */
    public CodeVault(MasterKey master, RandomGenerator random) {
        this.vault = new Vault(master, "card codes", random);
    }

    public byte[] seal(CardCode code, UUID redemption) {
        return vault.seal(code.clearText().getBytes(StandardCharsets.UTF_8), redemption.toString());
    }

    /** @throws IllegalStateException when the code was sealed with another key or for another redemption */
    public CardCode open(byte[] kept, UUID redemption) {
        return new CardCode(new String(vault.open(kept, redemption.toString()), StandardCharsets.UTF_8));
    }
}
