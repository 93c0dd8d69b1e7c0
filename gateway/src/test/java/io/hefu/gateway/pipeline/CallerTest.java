package io.hefu.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hefu.core.address.AddressRange;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.gateway.exchange.AnswerBody.Whole;
import io.hefu.gateway.exchange.OutgoingAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may call: credentials, their constraints, and whom personal data is about. */
class CallerTest {

    private final Road road = new Road();

    @Test
    void withoutACredentialNothingIsMeteredAndNothingDone() {
        road.header("Authorization", "");

        OutgoingAnswer answer = road.call("POST", "/echo/v1/echoes", "{\"words\":\"a\"}");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsEntry("WWW-Authenticate", "Bearer");
        assertThat(road.ends.journal).isEmpty();
    }

    @Test
    void aKeyThatIsNotWholeIsToldSo() {
        road.header("Authorization", "Bearer hefu_live_x");

        assertThat(json(road.call("GET", "/echo/v1/echoes", "")).path("message").asText())
                .contains("not a whole API key");
    }

    @Test
    void aKeyInItsOwnHeaderServesToo() {
        road.header("Authorization", "").header("x-api-key", Road.KEY.clearText());

        assertThat(road.call("GET", "/echo/v1/echoes", "").status()).isEqualTo(200);
    }

    @Test
    void aRevokedKeyIsRefused() {
        road.standing = Standing.REVOKED;

        assertThat(road.call("GET", "/echo/v1/echoes", "").status()).isEqualTo(401);
    }

    @Test
    void aKeyIsRefusedFromTheInstantOfItsExpiryOn() {
        road.constraints = new CredentialConstraints(Set.of(), List.of(), Optional.of(Road.NOW));

        OutgoingAnswer answer = road.call("GET", "/echo/v1/echoes", "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(json(answer).path("message").asText()).contains("key has expired");
    }

    @Test
    void aKeyServesFromTheAddressesOfItsListOnly() {
        road.constraints = from("203.0.113.0/24");
        OutgoingAnswer answered = road.call("GET", "/echo/v1/echoes", "");
        Road elsewhere = new Road();
        elsewhere.constraints = from("2001:db8::/32");
        OutgoingAnswer refused = elsewhere.call("GET", "/echo/v1/echoes", "");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(json(refused).path("message").asText())
                .contains("this address")
                .doesNotContain("203.0.113");
        assertThat(elsewhere.ends.journal).as("refused calls are metered").isNotEmpty();
    }

    @Test
    void aKeyServesForItsScopesOnly() {
        road.constraints = new CredentialConstraints(Set.of("echo:other"), List.of(), Optional.empty());

        OutgoingAnswer answer = road.call("GET", "/echo/v1/echoes", "");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(json(answer).path("message").asText()).contains("The API key lacks the scope");
    }

    @Test
    void aSuspendedApplicationIsRefusedAndMetered() {
        road.standing = Standing.SUSPENDED;

        assertThat(road.call("GET", "/echo/v1/echoes", "").status()).isEqualTo(403);
        assertThat(outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.result().code()).isEqualTo("PERMISSION_DENIED");
            assertThat(outcome.result().billable()).isFalse();
        });
    }

    @Test
    void withoutTheSubscribersConsentNothingIsDone() {
        String body = "{\"words\":\"a\",\"to\":{\"phoneNumber\":\"+8613800000001\"}}";

        OutgoingAnswer refused = road.call("POST", "/echo/v1/whispers", body);
        road.ends.consented = true;
        OutgoingAnswer answered = road.call("POST", "/echo/v1/whispers", body);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(json(refused).path("message").asText()).contains("consent");
        assertThat(answered.status()).isEqualTo(201);
        assertThat(road.capability.asked).isEqualTo(1);
    }

    @Test
    void whomPersonalDataIsAboutMustBeSaid() {
        OutgoingAnswer unsaid = road.call("POST", "/echo/v1/whispers", "{\"words\":\"a\"}");

        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(json(unsaid).path("code").asText()).isEqualTo("MISSING_IDENTIFIER");
        assertThat(road.capability.asked).isZero();
    }

    private static CredentialConstraints from(String range) {
        return new CredentialConstraints(Set.of(), List.of(AddressRange.parse(range)), Optional.empty());
    }

    private List<Outcome> outcomes() {
        return road.ends.journal.stream()
                .filter(Outcome.class::isInstance)
                .map(Outcome.class::cast)
                .toList();
    }

    private static JsonNode json(OutgoingAnswer answer) {
        try {
            return new JsonMapper().readTree(((Whole) answer.body()).bytes().getBytes());
        } catch (IOException noJson) {
            throw new AssertionError(noJson);
        }
    }
}
