package io.hefu.gateway.credential;

import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated.Cause;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.Tenant;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Keycloak's tokens, checked here against its published keys (RFC 9068, RFC 7517): no request per call. */
@Singleton
class OidcAccessTokens implements AccessTokens {

    private final TenantIdentityProvider keycloak;

    OidcAccessTokens(@Tenant("api") TenantIdentityProvider keycloak) {
        this.keycloak = keycloak;
    }

    @Override
    public Uni<Verified> verify(String token) {
        return keycloak.authenticate(new AccessTokenCredential(token))
                .map(OidcAccessTokens::verified)
                .onFailure(AuthenticationFailedException.class)
                .transform(failure -> PresentedCredential.refused(isExpiry(failure) ? Cause.EXPIRED : Cause.UNKNOWN));
    }

    private static Verified verified(SecurityIdentity identity) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        String client = token.getClaim("azp");
        if (client == null) {
            throw PresentedCredential.refused(Cause.UNKNOWN);
        }
        String scope = Optional.<String>ofNullable(token.getClaim("scope")).orElse("");
        Set<String> scopes = Arrays.stream(scope.split(" ")).collect(Collectors.toUnmodifiableSet());
        Optional<PhoneNumber> subscriber = Optional.<String>ofNullable(token.getClaim("phone_number"))
                .filter(PhoneNumber::isValid)
                .map(PhoneNumber::new);
        return new Verified(new CredentialId(client), scopes, subscriber);
    }

    private static boolean isExpiry(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException invalid && invalid.hasErrorCode(ErrorCodes.EXPIRED)) {
                return true;
            }
        }
        return false;
    }
}
