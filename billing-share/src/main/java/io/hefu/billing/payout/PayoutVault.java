package io.hefu.billing.payout;

import io.hefu.core.refusal.RefusedException;
import io.hefu.core.secrecy.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Seals account numbers, and the files they are in. Without a key nothing can be sealed, and nothing else is affected. */
public final class PayoutVault {

    private final Optional<Vault> vault;

    public PayoutVault(Optional<Vault> vault) {
        this.vault = vault;
    }

    byte[] sealNumber(String number, UUID account) {
        return vault().seal(number.getBytes(StandardCharsets.UTF_8), "bank account " + account);
    }

    String openNumber(byte[] kept, UUID account) {
        return new String(vault().open(kept, "bank account " + account), StandardCharsets.UTF_8);
    }

    byte[] sealFile(byte[] file, UUID payout) {
        return vault().seal(file, "payout " + payout);
    }

    byte[] openFile(byte[] kept, UUID payout) {
        return vault().open(kept, "payout " + payout);
    }

    private Vault vault() {
        return vault.orElseThrow(() -> new RefusedException(PayoutRefusal.Plain.SEALING_KEY_MISSING));
    }
}
