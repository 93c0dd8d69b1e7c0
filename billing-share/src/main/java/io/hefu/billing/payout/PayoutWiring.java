package io.hefu.billing.payout;

import io.hefu.core.secrecy.MasterKey;
import io.hefu.core.secrecy.Vault;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The vault whose key is derived from {@code hefu.billing.payout.sealing-key}. */
@Singleton
class PayoutWiring {

    private static final String PROPERTY = "hefu.billing.payout.sealing-key";
    private static final String USE = "payouts";

    /** A key that everybody knows is for the demo only. */
    @Produces
    @Singleton
    PayoutVault vault(
            PayoutConfig config,
            @ConfigProperty(name = "hefu.demo.enabled", defaultValue = "false") boolean demo,
            RandomGenerator random) {
        return new PayoutVault(config.sealingKey()
                .map(hex -> MasterKey.ofHex(PROPERTY, hex))
                .or(() -> demo ? Optional.of(MasterKey.ofDemo()) : Optional.empty())
                .map(master -> new Vault(master, USE, random)));
    }
}
