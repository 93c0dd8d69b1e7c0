package io.hefu.portal.member;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PortalTest
class MemberTest {

    @Test
    void theDemosPeopleBelongToTheirOrganisations() {
        Person.DEVELOPER
                .asks()
                .get("/me")
                .then()
                .statusCode(200)
                .body("username", is("developer"))
                .body("organisation.name", is("星图科技 Xingtu"))
                .body("organisation.kind", is("DEVELOPER"))
                .body("roles.size()", is(0));
        Person.FINANCE
                .asks()
                .get("/me")
                .then()
                .statusCode(200)
                .body("organisation.kind", is("PARTNER"))
                .body("roles", contains("partner-finance"));
        Person.ADMIN
                .asks()
                .get("/me")
                .then()
                .statusCode(200)
                .body("organisation.kind", is("OPERATOR"))
                .body("roles", contains("operator-admin"));
    }

    @Test
    void aStrangerFoundsAnOrganisationNamedAfterThem() {
        Person stranger = Person.stranger().with("name", "Ada Lovelace");

        String first = organisationOf(stranger);

        stranger.asks()
                .get("/me")
                .then()
                .body("organisation.organisationId", is(first))
                .body("organisation.name", is("Ada Lovelace"))
                .body("organisation.kind", is("DEVELOPER"));
    }

    @Test
    void aStrangersFirstRequestsFoundOneOrganisationEvenAtOnce() {
        Person stranger = Person.stranger();

        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> organisationOf(stranger)))
                .limit(8)
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).collect(toSet()))
                .hasSize(1);
    }

    @Test
    void whoTakesAKnownPersonsNameLaterIsAnotherPerson() {
        String organisation = organisationOf(Person.DEVELOPER);

        String another = organisationOf(Person.stranger().with("preferred_username", "developer"));

        assertThat(another).isNotEqualTo(organisation);
    }

    @Test
    void anApplicationCannotActHereForTheSubscriberWhoLetItCallTheApis() {
        Person.SUBSCRIBER
                .with("aud", List.of("hefu-api"))
                .asks()
                .get("/consents")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"service-account-hefu-live-x", ""})
    void anApplicationsOwnTokenIsNoPerson(String username) {
        Person.stranger()
                .with("preferred_username", username)
                .asks()
                .get("/me")
                .then()
                .statusCode(403)
                .body("code", is("PERMISSION_DENIED"));
    }

    private static String organisationOf(Person person) {
        return person.asks().get("/me").then().statusCode(200).extract().path("organisation.organisationId");
    }
}
