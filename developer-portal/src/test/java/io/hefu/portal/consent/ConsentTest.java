package io.hefu.portal.consent;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.hefu.core.consent.Consents;
import io.hefu.core.consent.Purpose;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.portal.testing.AdjustableClock;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PortalTest
class ConsentTest {

    private static final String PURPOSE = "dpv:FraudPreventionAndDetection";

    @Inject
    Consents consents;

    @Inject
    AdjustableClock clock;

    private final String number = "+86139" + (10_000_000 + (int) (Math.random() * 89_999_999));
    private final Person subscriber = Person.stranger("subscriber").with("phone_number", number);
    private String application;

    @BeforeEach
    void anApplication() {
        application = Person.stranger().createsApplication("Navigator");
    }

    @Test
    void aConsentIsInForceUntilItIsWithdrawn() {
        assertThat(inForce(PURPOSE)).isFalse();

        String id = grant().statusCode(201).extract().path("consentId");
        assertThat(inForce(PURPOSE)).isTrue();
        assertThat(inForce("dpv:Marketing")).isFalse();

        subscriber.asks().delete("/consents/" + id).then().statusCode(204);
        assertThat(inForce(PURPOSE)).isFalse();
        subscriber.asks().delete("/consents/" + id).then().statusCode(204);
    }

    @Test
    void theNumberIsShownMaskedAndNeverWhole() {
        grant();

        String listed = subscriber
                .asks()
                .get("/consents")
                .then()
                .statusCode(200)
                .body("items.applicationName", contains("Navigator"))
                .body("items.purpose", contains(PURPOSE))
                .body("items.wordingVersion", contains(1))
                .extract()
                .asString();
        assertThat(listed).doesNotContain(number).contains("•••");
    }

    @Test
    void givenAgainItIsTheSame() {
        String id = grant().extract().path("consentId");

        grant().statusCode(201).body("consentId", is(id));
        subscriber.asks().get("/consents").then().body("items", hasSize(1));
    }

    @Test
    void givenManyTimesAtOnceItIsOne() {
        var ids = Stream.generate(() ->
                        CompletableFuture.supplyAsync(() -> grant().extract().<String>path("consentId")))
                .limit(6)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .collect(Collectors.toSet());

        assertThat(ids).hasSize(1);
    }

    @Test
    void anExpiredConsentIsOutOfForceAndMayBeRenewed() {
        String expiresAt = clock.instant().plus(Duration.ofDays(30)).toString();
        String id = subscriber
                .sends(of("applicationId", application, "purpose", PURPOSE, "expiresAt", expiresAt))
                .post("/consents")
                .then()
                .statusCode(201)
                .extract()
                .path("consentId");
        assertThat(inForce(PURPOSE)).isTrue();

        clock.advance(Duration.ofDays(31));

        assertThat(inForce(PURPOSE)).isFalse();
        grant().statusCode(201).body("consentId", not(is(id)));
        assertThat(inForce(PURPOSE)).isTrue();
    }

    @Test
    void anotherSubscribersConsentsDoNotExist() {
        String id = grant().extract().path("consentId");

        Person.SUBSCRIBER.asks().delete("/consents/" + id).then().statusCode(404);
        Person.SUBSCRIBER.asks().get("/consents").then().body("items.consentId", not(contains(id)));
        assertThat(inForce(PURPOSE)).isTrue();
    }

    @Test
    void onlyASubscriberWithANumberConsents() {
        Person.DEVELOPER.sends(body(PURPOSE)).post("/consents").then().statusCode(403);
        Person.stranger("subscriber")
                .sends(body(PURPOSE))
                .post("/consents")
                .then()
                .statusCode(403);
        Person.stranger("subscriber")
                .with("phone_number", "not a number")
                .asks()
                .get("/consents")
                .then()
                .statusCode(403);
    }

    @Test
    void whatIsWrongIsNamed() {
        subscriber
                .sends("{\"purpose\": \"because\"}")
                .post("/consents")
                .then()
                .statusCode(400)
                .body("errors.field", contains("applicationId", "purpose"));
        subscriber
                .sends(of("applicationId", application, "purpose", PURPOSE, "expiresAt", "2020-01-01T00:00:00Z"))
                .post("/consents")
                .then()
                .statusCode(400)
                .body("errors.field", contains("expiresAt"));
        subscriber
                .sends(of("applicationId", UUID.randomUUID(), "purpose", PURPOSE))
                .post("/consents")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse grant() {
        return subscriber.sends(body(PURPOSE)).post("/consents").then();
    }

    private Map<String, String> body(String purpose) {
        return of("applicationId", application, "purpose", purpose);
    }

    private boolean inForce(String purpose) {
        return consents.inForce(new PhoneNumber(number), ApplicationId.of(application), new Purpose(purpose))
                .toCompletableFuture()
                .join();
    }
}
