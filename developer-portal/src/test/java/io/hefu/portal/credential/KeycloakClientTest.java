package io.hefu.portal.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.testing.PortalTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Nothing listens where the tests' configuration says that Keycloak is. */
@PortalTest
class KeycloakClientTest {

    @Inject
    KeycloakClient keycloak;

    @Test
    void anUnreachableKeycloakIsARefusalToTryAgain() {
        var refused = catchThrowableOfType(
                RefusedException.class,
                () -> VertxContextSupport.subscribeAndAwait(() -> keycloak.remove("hefu-live-x")));

        assertThat(refused.refusal()).isEqualTo(PortalRefusal.Plain.IDENTITY_PROVIDER_UNAVAILABLE);
        assertThat(refused.refusal().retryAfter()).isPresent();
    }

    @Test
    void clientsGetTheirTokensFromTheRealm() {
        assertThat(keycloak.tokenUrl()).isEqualTo("http://127.0.0.1:1/realms/hefu/protocol/openid-connect/token");
    }
}
