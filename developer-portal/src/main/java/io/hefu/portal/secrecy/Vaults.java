package io.hefu.portal.secrecy;

import io.hefu.core.secrecy.MasterKey;
import io.hefu.core.secrecy.Vault;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Vaults whose keys are derived from {@code hefu.portal.sealing-key}. */
@Singleton
public class Vaults {

    private static final String PROPERTY = "hefu.portal.sealing-key";

    private final MasterKey master;
    private final RandomGenerator random;

    Vaults(
            SecrecyConfig config,
            @ConfigProperty(name = "hefu.demo.enabled", defaultValue = "false") boolean demo,
            RandomGenerator random) {
        this.master = masterKey(config.sealingKey(), demo);
        this.random = random;
    }

    /** @param use what is sealed; a vault of another use does not open it */
    public Vault of(String use) {
        return new Vault(master, use, random);
    }

    /** A key that everybody knows is for the demo only; anybody else must bring one. */
    private static MasterKey masterKey(Optional<String> key, boolean demo) {
        if (key.isEmpty() && demo) {
            return MasterKey.ofDemo();
        }
        return key.map(hex -> MasterKey.ofHex(PROPERTY, hex))
                .orElseThrow(() -> new IllegalStateException(PROPERTY
                        + " is not set: secrets that webhooks and calls to partners are signed with cannot be sealed; give"
                        + " it 64 random hex digits"));
    }
}
