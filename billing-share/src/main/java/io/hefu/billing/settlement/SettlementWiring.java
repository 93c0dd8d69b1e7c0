package io.hefu.billing.settlement;

import io.hefu.core.secrecy.MasterKey;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the settlement is made with, out of the configuration. */
@Singleton
class SettlementWiring {

    private static final String PROPERTY = "hefu.billing.settlement.sealing-key";

    @Produces
    @Singleton
    SettlementCalendar calendar(SettlementConfig config) {
        return new SettlementCalendar(config.closeAfter());
    }

    @Produces
    @Singleton
    SealSecret secret(
            SettlementConfig config, @ConfigProperty(name = "hefu.demo.enabled", defaultValue = "false") boolean demo) {
        return new SealSecret(masterKey(config.sealingKey(), demo));
    }

    /** A key that everybody knows is for the demo only; anybody else must bring one. */
    private static MasterKey masterKey(Optional<String> key, boolean demo) {
        if (key.isEmpty() && demo) {
            return MasterKey.ofDemo();
        }
        return key.map(hex -> MasterKey.ofHex(PROPERTY, hex))
                .orElseThrow(() -> new IllegalStateException(PROPERTY
                        + " is not set: statements cannot be signed; give it 64 random hex digits, and keep them"));
    }
}
