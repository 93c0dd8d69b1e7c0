package io.hefu.rights.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.hefu.core.secrecy.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CodeVaultTest {

    private static final UUID REDEMPTION = UUID.fromString("0193533b-5c0e-7d0a-a2b4-0e3f6f6f1c11");
    private static final CardCode CODE = new CardCode("CARD-00000042 密");

    private final CodeVault vault = new CodeVault(MasterKey.ofHex("code-key", "0a".repeat(32)), new SecureRandom());

    @Test
    void whatIsSealedCanBeOpenedAgain() {
        assertThat(vault.open(vault.seal(CODE, REDEMPTION), REDEMPTION)).isEqualTo(CODE);
    }

    @Test
    void theCodeCannotBeReadFromTheOutside() {
        assertThat(new String(vault.seal(CODE, REDEMPTION), StandardCharsets.UTF_8))
                .doesNotContain("CARD");
        assertThat(CODE).hasToString("CardCode");
    }

    @Test
    void theSameCodeIsNeverSealedAlike() {
        assertThat(vault.seal(CODE, REDEMPTION)).isNotEqualTo(vault.seal(CODE, REDEMPTION));
    }

    @Test
    void aCodeMovedToAnotherRedemptionDoesNotOpen() {
        byte[] kept = vault.seal(CODE, REDEMPTION);

        assertThatIllegalStateException().isThrownBy(() -> vault.open(kept, new UUID(1, 2)));
    }

    @Test
    void anotherKeyDoesNotOpenIt() {
        byte[] kept = vault.seal(CODE, REDEMPTION);
        CodeVault other = new CodeVault(MasterKey.ofHex("code-key", "0b".repeat(32)), new SecureRandom());

        assertThatIllegalStateException().isThrownBy(() -> other.open(kept, REDEMPTION));
    }

    @Test
    void aDamagedOrForeignSealIsToldApart() {
        byte[] kept = vault.seal(CODE, REDEMPTION);
        kept[kept.length - 1] ^= 1;

        assertThatIllegalStateException().isThrownBy(() -> vault.open(kept, REDEMPTION));
        assertThatIllegalStateException().isThrownBy(() -> vault.open(new byte[] {}, REDEMPTION));
        assertThatIllegalStateException().isThrownBy(() -> vault.open(new byte[40], REDEMPTION));
    }
}
