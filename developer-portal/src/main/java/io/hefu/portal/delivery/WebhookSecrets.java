package io.hefu.portal.delivery;

import io.hefu.core.secrecy.Vault;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes signing secrets, and seals them for the database. */
public final class WebhookSecrets {

    private final Vault vault;
    private final RandomGenerator random;

    WebhookSecrets(Vault vault, RandomGenerator random) {
        this.vault = vault;
        this.random = random;
    }

    public WebhookSecret mint() {
        return WebhookSecret.mint(random);
    }

    /** Opens for the same webhook only. */
    public byte[] seal(WebhookSecret secret, UUID webhook) {
        return vault.seal(secret.bytes(), ownerOf(webhook));
    }

    static WebhookSecret open(byte[] kept, UUID webhook, Vault vault) {
        return new WebhookSecret(vault.open(kept, ownerOf(webhook)));
    }

    private static String ownerOf(UUID webhook) {
        return "webhook secret " + webhook;
    }
}
