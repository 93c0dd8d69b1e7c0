package io.hefu.gateway.whole;

import io.hefu.stack.assembly.Part;
import io.hefu.stack.assembly.Secrets;
import io.hefu.stack.assembly.StackProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** PostgreSQL, Keycloak, the broker and the operator's network, started once for all tests of the whole platform. */
public final class RealParts implements QuarkusTestResourceLifecycleManager {

    /** An address of this machine from which no test calls but those that play a proxy. */
    static final String TRUSTED_PROXY = "127.0.0.2";

    private static StackProcess parts;
    private static TlsIdentity tls;
    private static Secrets secrets;

    /** The parts of the running test. */
    static StackProcess parts() {
        return parts;
    }

    /** Under which the platform listens with TLS. */
    static TlsIdentity tls() {
        return tls;
    }

    /** Of the administrator of Keycloak itself. */
    static String keycloakAdminPassword() {
        return secrets.keycloakAdminPassword();
    }

    @Override
    public Map<String, String> start() {
        Path runFolder = Path.of("target", "parts", UUID.randomUUID().toString());
        parts = StackProcess.start(EnumSet.complementOf(EnumSet.of(Part.HEFU)), runFolder);
        Map<String, String> properties = new TreeMap<>(parts.hefuProperties());
        properties.put("hefu.journal.directory", runFolder.resolve("journal").toString());
        secrets = Secrets.in(runFolder.resolve("secrets.properties"));
        tls = TlsIdentity.create(runFolder, "server");
        properties.putAll(tls.serverProperties());
        properties.put("hefu.northbound.trusted-proxies", TRUSTED_PROXY);
        properties.put("hefu.metering.inquire-every", "1s");
        properties.put(
                "hefu.hosting.signing-key", runFolder.resolve("signing-key.pem").toString());
        // The tests' partners are on this machine.
        properties.put("hefu.hosting.allowed-inside-addresses", "127.0.0.0/8");
        properties.put("hefu.hosting.plain-http-allowed", "true");
        return properties;
    }

    @Override
    public void stop() {
        if (parts != null) {
            parts.close();
        }
    }
}
