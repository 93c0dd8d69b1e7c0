package io.hefu.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hefu.core.entitlement.CertificateThumbprint;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.credential.AccessTokens.Verified;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated.Cause;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTokenRulesTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
    private static final String THUMBPRINT = "A".repeat(43);

    private final AccessTokenRules rules = new AccessTokenRules("https://id.example/realms/hefu", "hefu-api");
    private final Map<String, Object> claims = new HashMap<>(Map.of(
            "iss", "https://id.example/realms/hefu",
            "aud", List.of("other", "hefu-api"),
            "typ", "Bearer",
            "azp", "hefu-live-1",
            "iat", NOW.getEpochSecond(),
            "exp", NOW.getEpochSecond() + 300,
            "scope", "location-verification:verify dpv:ServiceProvision"));

    @Test
    void aTwoLeggedTokenSpeaksForItsClientAlone() {
        Verified verified = rules.verified(claims, NOW);

        assertThat(verified.client()).isEqualTo(new CredentialId("hefu-live-1"));
        assertThat(verified.scopes()).containsExactlyInAnyOrder("location-verification:verify", "dpv:ServiceProvision");
        assertThat(verified.subscriber()).isEmpty();
        assertThat(verified.certificate()).isEmpty();
        assertThat(verified.expiresAt()).isEqualTo(NOW.plusSeconds(300));
    }

    @Test
    void aThreeLeggedTokenSpeaksForTheNumberInIt() {
        claims.put("phone_number", "+8613800000001");

        assertThat(rules.verified(claims, NOW).subscriber()).contains(new PhoneNumber("+8613800000001"));
    }

    @Test
    void oneAudienceMayStandByItself() {
        claims.put("aud", "hefu-api");

        assertThat(rules.verified(claims, NOW).client().value()).isEqualTo("hefu-live-1");
    }

    @Test
    void aTokenMayBeBoundToACertificate() {
        claims.put("cnf", Map.of("x5t#S256", THUMBPRINT));

        assertThat(rules.verified(claims, NOW).certificate()).contains(new CertificateThumbprint(THUMBPRINT));
    }

    @Test
    void aTokenBoundInAnUnknownWayIsNotTakenForAnUnboundOne() {
        refusesWith("cnf", Map.of("jkt", "x"), Cause.UNKNOWN);
        refusesWith("cnf", "x", Cause.UNKNOWN);
        refusesWith("cnf", Map.of("x5t#S256", "short"), Cause.UNKNOWN);
    }

    @Test
    void ofAnotherRealmForAnotherAudienceOrOfAnotherKindItIsRefused() {
        refusesWith("iss", "https://id.example/realms/other", Cause.UNKNOWN);
        refusesWith("iss", null, Cause.UNKNOWN);
        refusesWith("aud", List.of("other"), Cause.UNKNOWN);
        refusesWith("aud", null, Cause.UNKNOWN);
        refusesWith("typ", "ID", Cause.UNKNOWN);
        refusesWith("typ", "Refresh", Cause.UNKNOWN);
        refusesWith("azp", null, Cause.UNKNOWN);
        refusesWith("azp", 7, Cause.UNKNOWN);
    }

    @Test
    void outOfItsTimeItIsRefused() {
        refusesWith("exp", NOW.getEpochSecond(), Cause.EXPIRED);
        refusesWith("exp", null, Cause.UNKNOWN);
        refusesWith("exp", "later", Cause.UNKNOWN);
        refusesWith("nbf", NOW.getEpochSecond() + 6, Cause.UNKNOWN);
        refusesWith("iat", NOW.getEpochSecond() + 6, Cause.UNKNOWN);
    }

    private void refusesWith(String claim, Object value, Cause cause) {
        Map<String, Object> changed = new HashMap<>(claims);
        changed.put(claim, value);
        var refused = catchThrowableOfType(RefusedException.class, () -> rules.verified(changed, NOW));
        assertThat(refused).as("%s=%s", claim, value).isNotNull();
        assertThat(refused.refusal()).isEqualTo(new Unauthenticated(cause));
    }
}
