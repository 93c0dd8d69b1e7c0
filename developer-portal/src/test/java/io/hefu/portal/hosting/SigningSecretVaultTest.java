package io.hefu.portal.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.hosting.SigningSecret;
import io.hefu.core.secrecy.MasterKey;
import io.hefu.core.secrecy.Vault;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SigningSecretVaultTest {

    private static final UUID VERSION = new UUID(0, 1);

    private final SecureRandom random = new SecureRandom();
    private final SigningSecretVault vault =
            new SigningSecretVault(new Vault(MasterKey.ofDemo(), "test", random), random);

    @Test
    void aSecretIs32RandomBytesAndComesBackAsItWas() {
        SigningSecret secret = vault.mint("mall-offers/v1/1");

        byte[] kept = vault.seal(secret, VERSION, 1);

        assertThat(secret.bytes())
                .hasSize(32)
                .isNotEqualTo(vault.mint("mall-offers/v1/1").bytes());
        assertThat(HexFormat.of().formatHex(kept)).doesNotContain(HexFormat.of().formatHex(secret.bytes()));
        assertThat(vault.open(kept, VERSION, 1, "mall-offers/v1/1").bytes()).isEqualTo(secret.bytes());
    }

    @Test
    void aSealedSecretThatWasMovedElsewhereDoesNotOpen() {
        byte[] kept = vault.seal(vault.mint("mall-offers/v1/1"), VERSION, 1);

        assertThatThrownBy(() -> vault.open(kept, new UUID(0, 2), 1, "tea-houses/v1/1"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open(kept, VERSION, 2, "mall-offers/v1/2"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSecretDoesNotShowItself() {
        assertThat(vault.mint("mall-offers/v1/1")).hasToString("SigningSecret[mall-offers/v1/1]");
    }
}
