package io.hefu.portal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.call.Environment;
import io.hefu.core.consent.Consents;
import io.hefu.core.consent.Purpose;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

@PortalTest
class DemoDataTest {

    @Inject
    DemoData demo;

    @Inject
    Entitlements entitlements;

    @Inject
    Consents consents;

    @Inject
    RandomGenerator random;

    @Test
    void theDemosCredentialsAndConsentAreThereHoweverOftenItStarts() throws Throwable {
        ApiKey live = ApiKey.mint(Environment.LIVE, random);
        ApiKey test = ApiKey.mint(Environment.SANDBOX, random);

        add(live.clearText(), test.clearText());
        add(live.clearText(), test.clearText());

        assertThat(entitlementOf(live.id()).secret().orElseThrow().matches(live.secret()))
                .isTrue();
        assertThat(entitlementOf(live.id()).grantFor(new ApiName("short-messages")))
                .isPresent();
        assertThat(entitlementOf(test.id()).grantFor(new ApiName("location-verification")))
                .isPresent();
        assertThat(entitlementOf(DemoData.CLIENT).environment()).isEqualTo(Environment.LIVE);
        assertThat(inForce()).isTrue();

        String consent = Person.SUBSCRIBER
                .asks()
                .get("/consents")
                .path("items.find { it.applicationName.startsWith('商场') }.consentId");
        Person.SUBSCRIBER.asks().delete("/consents/" + consent).then().statusCode(204);
        add(live.clearText(), test.clearText());
        assertThat(inForce()).isFalse();
    }

    @Test
    void aMalformedDemoKeyIsToldByItsProperty() {
        String test = ApiKey.mint(Environment.SANDBOX, random).clearText();

        assertThatThrownBy(() -> add(test, test))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("hefu.demo.live-key")
                .hasMessageNotContaining(test);
    }

    private void add(String liveKey, String testKey) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> demo.add(Optional.of(liveKey), Optional.of(testKey)));
    }

    private Entitlement entitlementOf(String credential) {
        return entitlements
                .of(new CredentialId(credential))
                .toCompletableFuture()
                .join()
                .orElseThrow();
    }

    private boolean inForce() {
        return consents.inForce(
                        new PhoneNumber("+8613800000001"),
                        DemoData.MALL_NAVIGATOR,
                        new Purpose("dpv:FraudPreventionAndDetection"))
                .toCompletableFuture()
                .join();
    }
}
