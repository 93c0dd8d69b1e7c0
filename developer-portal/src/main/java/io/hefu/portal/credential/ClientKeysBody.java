package io.hefu.portal.credential;

import io.hefu.core.language.Bilingual;
import io.hefu.portal.refusal.Requirements;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The public keys that a client shall authenticate with from now on. */
public record ClientKeysBody(
        @Schema(description = "A JSON Web Key Set of public keys, RFC 7517") @Nullable
        Map<String, Object> jwks,

        @Schema(description = "Instead of jwks: an https address that publishes it; each key with use: sig") @Nullable
        String jwksUri) {

    private static final Bilingual KEY_SET = new Bilingual(
            "应为含 1 到 10 个公钥的 JWK Set：RSA 至少 2048 位、P-256 或 Ed25519，各有不同的 kid，不含私钥；与 jwksUri 二选一",
            "must be a JWK Set of 1 to 10 public keys, RSA of 2048 bits or more, P-256 or Ed25519, each with a kid of its"
                    + " own; either jwks or jwksUri");
    private static final Bilingual ADDRESS =
            new Bilingual("应为公网 https 地址", "must be an https address on the public Internet");

    ClientKeys keys() {
        Requirements requirements = new Requirements();
        Optional<ClientKeys> keys = read(requirements, jwks, jwksUri);
        requirements.check();
        return keys.orElseThrow();
    }

    static Optional<ClientKeys> read(
            Requirements requirements, @Nullable Map<String, Object> jwks, @Nullable String jwksUri) {
        if (jwksUri != null && jwks == null) {
            return requirements.read("jwksUri", jwksUri, ClientKeysBody::published, ADDRESS);
        }
        return requirements.read(
                "jwks",
                jwksUri == null ? jwks : null,
                given -> new ClientKeys.Inline(JsonWebKeys.keySet(given)),
                KEY_SET);
    }

    private static ClientKeys published(String text) {
        URI url = URI.create(text);
        if (!"https".equals(url.getScheme())
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getRawFragment() != null
                || text.length() > 500) {
            throw new IllegalArgumentException("jwksUri");
        }
        return new ClientKeys.Published(url);
    }
}
