package io.hefu.gateway.hosting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The APIs that partners host. */
@ConfigMapping(prefix = "hefu.hosting")
interface HostingConfig {

    /** Addresses inside the operator's own network that partners may nevertheless be reached at: {@code 10.20.0.0/16}. */
    Optional<List<String>> allowedInsideAddresses();

    /** Certificates, in PEM, of authorities trusted to vouch for partners; in place of those the Java platform trusts. */
    Optional<Path> trustCertificates();

    /**
     * The Ed25519 key with which calls to partners are signed who share no secret: PKCS #8 in PEM, the same on all nodes.
     * Made at the first start where there is none.
     */
    @WithDefault("hosting/signing-key.pem")
    Path signingKey();

    /** How many bytes of partners' answers one node keeps, where the answers allow it. */
    @WithDefault("67108864")
    long cacheBytes();
}
