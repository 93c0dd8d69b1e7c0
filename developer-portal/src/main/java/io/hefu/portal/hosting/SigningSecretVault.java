package io.hefu.portal.hosting;

import io.hefu.core.hosting.SigningSecret;
import io.hefu.core.secrecy.Vault;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes secrets that calls to partners are signed with, and seals them for the database. */
final class SigningSecretVault {

    private final Vault vault;
    private final RandomGenerator random;

    /** @param random fit for secrets */
    SigningSecretVault(Vault vault, RandomGenerator random) {
        this.vault = vault;
        this.random = random;
    }

    SigningSecret mint(String keyId) {
        byte[] bytes = new byte[SigningSecret.BYTES];
        random.nextBytes(bytes);
        return new SigningSecret(keyId, bytes);
    }

    /** Opens for the same number of the same version of an API only. */
    byte[] seal(SigningSecret secret, UUID version, int number) {
        return vault.seal(secret.bytes(), ownerOf(version, number));
    }

    /** @throws IllegalStateException when it was sealed with another key, or for another version or number */
    SigningSecret open(byte[] kept, UUID version, int number, String keyId) {
        return new SigningSecret(keyId, vault.open(kept, ownerOf(version, number)));
    }

    private static String ownerOf(UUID version, int number) {
        return "signing secret " + version + "/" + number;
    }
}
