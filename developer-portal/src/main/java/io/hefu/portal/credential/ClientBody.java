package io.hefu.portal.credential;

import io.hefu.core.call.Environment;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.credential.ClientAuthentication.Method;
import io.hefu.portal.refusal.Requirements;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is asked for when an OAuth 2 client is created. */
public record ClientBody(
        @Schema(required = true, minLength = 1, maxLength = 100) @Nullable
        String name,

        @Schema(required = true) @Nullable Environment environment,

        @Schema(
                enumeration = {"client_secret", "private_key_jwt"},
                defaultValue = "client_secret")
        @Nullable
        String authentication,

        @Schema(description = "For private_key_jwt: a JSON Web Key Set of public keys, RFC 7517") @Nullable
        Map<String, Object> jwks,

        @Schema(description = "For private_key_jwt, instead of jwks: an https address that publishes it") @Nullable
        String jwksUri,

        @Schema(description = "client_credentials, authorization_code, urn:openid:params:grant-type:ciba") @Nullable
        List<String> grantTypes,

        @Schema(description = "For authorization_code: https addresses, or http ones on 127.0.0.1 or [::1]") @Nullable
        List<String> redirectUris) {

    private static final Bilingual AUTHENTICATION =
            new Bilingual("应为 client_secret 或 private_key_jwt", "must be client_secret or private_key_jwt");
    private static final Bilingual GRANT_TYPES = new Bilingual(
            "应为 client_credentials、authorization_code、urn:openid:params:grant-type:ciba 中的一个或多个",
            "must be some of client_credentials, authorization_code, urn:openid:params:grant-type:ciba");
    private static final Bilingual REDIRECT_URIS = new Bilingual(
            "authorization_code 需要 1 到 20 个完整地址：https，或本机 127.0.0.1、[::1] 上的 http，不含片段与通配符；其他授权方式不需要",
            "must be 1 to 20 whole addresses for authorization_code, https, or http on 127.0.0.1 or [::1], without fragment"
                    + " and wildcard; none for other grants");
    private static final Bilingual NO_KEYS = new Bilingual("只用于 private_key_jwt", "is for private_key_jwt only");

    /** @throws io.hefu.core.refusal.RefusedException naming every field that is not as required */
    ClientSettings settings() {
        Requirements requirements = new Requirements();
        requirements.text("name", name, 1, 100);
        requirements.present("environment", environment);
        Optional<Method> method = requirements.read(
                "authentication",
                authentication == null ? Method.CLIENT_SECRET.standardName() : authentication,
                Method::of,
                AUTHENTICATION);
        Optional<Set<GrantType>> grants = requirements.read(
                "grantTypes",
                grantTypes == null ? List.of(GrantType.CLIENT_CREDENTIALS.standardName()) : grantTypes,
                ClientBody::grants,
                GRANT_TYPES);
        boolean withRedirects = grants.map(types -> types.contains(GrantType.AUTHORIZATION_CODE))
                .orElse(false);
        Optional<List<URI>> redirects = requirements.read(
                "redirectUris",
                redirectUris == null ? List.<String>of() : redirectUris,
                given -> redirects(given, withRedirects),
                REDIRECT_URIS);
        Optional<ClientKeys> keys = Optional.empty();
        if (method.filter(Method.PRIVATE_KEY_JWT::equals).isPresent()) {
            keys = ClientKeysBody.read(requirements, jwks, jwksUri);
        } else if (jwks != null || jwksUri != null) {
            requirements.read("jwks", jwks, given -> null, NO_KEYS);
        }
        requirements.check();
        return new ClientSettings(method.orElseThrow(), keys, grants.orElseThrow(), redirects.orElseThrow());
    }

    private static Set<GrantType> grants(List<String> given) {
        EnumSet<GrantType> grants = EnumSet.noneOf(GrantType.class);
        given.forEach(name -> grants.add(GrantType.of(name)));
        if (grants.isEmpty()) {
            throw new IllegalArgumentException("none");
        }
        return grants;
    }

    private static List<URI> redirects(List<String> given, boolean expected) {
        if (given.isEmpty() == expected || given.size() > 20) {
            throw new IllegalArgumentException("none, or too many");
        }
        return given.stream().map(RedirectUri::read).toList();
    }
}
