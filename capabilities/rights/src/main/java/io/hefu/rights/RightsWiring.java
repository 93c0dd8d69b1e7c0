package io.hefu.rights;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.core.schema.DatabaseSchema;
import io.hefu.core.secrecy.MasterKey;
import io.hefu.rights.secrecy.CodeVault;
import io.hefu.rights.secrecy.SubscriberPseudonyms;
import io.hefu.rights.supplier.HttpRightsSupplier;
import io.hefu.rights.supplier.RightsSuppliers;
import io.hefu.rights.supplier.SandboxRightsSupplier;
import io.hefu.rights.supplier.SupplierConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this module brings beside its API, and how its parts are made. */
final class RightsWiring {

    @Produces
    @Singleton
    DatabaseSchema schema() {
        return new DatabaseSchema("rights", Optional.of("demo/rights.sql"));
    }

    @Produces
    @Singleton
    RightsSuppliers suppliers(SupplierConfig config, ObjectMapper json, Clock clock, Supplier<UUID> ids) {
        return new RightsSuppliers(new HttpRightsSupplier(config, json, clock, ids), new SandboxRightsSupplier());
    }

    @Produces
    @Singleton
    CodeVault codes(MasterKey key, RandomGenerator random) {
        return new CodeVault(key, random);
    }

    @Produces
    @Singleton
    SubscriberPseudonyms pseudonyms(MasterKey key) {
        return new SubscriberPseudonyms(key);
    }

    @Produces
    @Singleton
    MasterKey masterKey(
            RightsConfig config, @ConfigProperty(name = "hefu.demo.enabled", defaultValue = "false") boolean demo) {
        return masterKey(config.codeKey(), demo);
    }

    /** A key that everybody knows is for the demo only; anybody else must bring one. */
    static MasterKey masterKey(Optional<String> codeKey, boolean demo) {
        if (codeKey.isEmpty() && demo) {
            return MasterKey.ofDemo();
        }
        return codeKey.map(hex -> MasterKey.ofHex("hefu.rights.code-key", hex))
                .orElseThrow(() -> new IllegalStateException(
                        "hefu.rights.code-key is not set: card codes cannot be sealed; give it 64 random hex digits"));
    }
}
