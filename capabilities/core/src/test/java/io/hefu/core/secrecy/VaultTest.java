package io.hefu.core.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final byte[] SECRET = "SECRET-0042 密".getBytes(StandardCharsets.UTF_8);
    private static final MasterKey MASTER = MasterKey.ofHex("key", "0a".repeat(32));

    private final Vault vault = vault(MASTER, "tests");

    @Test
    void whatIsSealedCanBeOpenedAgain() {
        assertThat(vault.open(vault.seal(SECRET, "mine"), "mine")).isEqualTo(SECRET);
        assertThat(vault.open(vault.seal(new byte[0], "mine"), "mine")).isEmpty();
    }

    @Test
    void theSameSecretIsNeverSealedAlikeAndNeverInClear() {
        assertThat(vault.seal(SECRET, "mine")).isNotEqualTo(vault.seal(SECRET, "mine"));
        assertThat(new String(vault.seal(SECRET, "mine"), StandardCharsets.ISO_8859_1))
                .doesNotContain("SECRET");
    }

    @Test
    void itOpensForItsOwnerItsUseAndItsKeyOnly() {
        byte[] kept = vault.seal(SECRET, "mine");

        assertThatIllegalStateException().isThrownBy(() -> vault.open(kept, "another's"));
        assertThatIllegalStateException()
                .isThrownBy(() -> vault(MASTER, "another use").open(kept, "mine"));
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        vault(MasterKey.ofHex("key", "0b".repeat(32)), "tests").open(kept, "mine"));
    }

    @Test
    void whatIsDamagedOrForeignDoesNotOpen() {
        byte[] kept = vault.seal(SECRET, "mine");
        kept[kept.length - 1] ^= 1;

        assertThatIllegalStateException().isThrownBy(() -> vault.open(kept, "mine"));
        assertThatIllegalStateException().isThrownBy(() -> vault.open(new byte[0], "mine"));
        assertThatIllegalStateException().isThrownBy(() -> vault.open(new byte[40], "mine"));
    }

    @Test
    void aKeyThatIsNoneIsRefusedWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.ofHex("some.key", "topsecret"))
                .withMessageContaining("some.key")
                .withMessageNotContaining("topsecret");
        assertThatIllegalArgumentException().isThrownBy(() -> MasterKey.ofHex("some.key", "0a"));
        assertThat(MASTER).hasToString("MasterKey");
    }

    private static Vault vault(MasterKey master, String use) {
        return new Vault(master, use, new SecureRandom());
    }
}
