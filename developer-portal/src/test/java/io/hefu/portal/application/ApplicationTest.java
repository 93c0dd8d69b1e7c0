package io.hefu.portal.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PortalTest
class ApplicationTest {

    private final Person developer = Person.stranger();
    private final Person competitor = Person.stranger();

    @Test
    void anApplicationIsCreatedReadAndRenamed() {
        String id = developer.createsApplication("  Navigator ");

        developer
                .sends(Map.of("name", "商场导航", "description", "找店"))
                .patch("/applications/" + id)
                .then()
                .statusCode(200)
                .body("name", is("商场导航"));
        developer
                .asks()
                .get("/applications/" + id)
                .then()
                .statusCode(200)
                .body("applicationId", is(id))
                .body("name", is("商场导航"))
                .body("description", is("找店"))
                .body("createdAt", notNullValue())
                .body("suspendedAt", nullValue());
    }

    @Test
    void applicationsAreListedNewestFirstAPageAtATime() {
        String first = developer.createsApplication("First");
        String second = developer.createsApplication("Second");
        String third = developer.createsApplication("Third");

        developer
                .asks()
                .get("/applications?perPage=2")
                .then()
                .statusCode(200)
                .body("items.applicationId", contains(third, second))
                .body("pagination.page", is(1))
                .body("pagination.perPage", is(2))
                .body("pagination.totalCount", is(3))
                .body("pagination.totalPages", is(2));
        developer.asks().get("/applications?page=2&perPage=2").then().body("items.applicationId", contains(first));
        developer.asks().get("/applications?page=9").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void anotherOrganisationsApplicationDoesNotExist() {
        String id = developer.createsApplication("Navigator");

        competitor.asks().get("/applications/" + id).then().statusCode(404).body("code", is("NOT_FOUND"));
        competitor
                .sends(Map.of("name", "Mine now"))
                .patch("/applications/" + id)
                .then()
                .statusCode(404);
        competitor.asks().get("/applications").then().body("items.applicationId", not(contains(id)));
        developer.asks().get("/applications/" + id).then().body("name", is("Navigator"));
    }

    @Test
    void whatIsTooShortOrTooLongIsNamedFieldByField() {
        List<String> fields = developer
                .sends(Map.of("name", " ", "description", "x".repeat(501)))
                .post("/applications")
                .then()
                .statusCode(400)
                .body("code", is("INVALID_ARGUMENT"))
                .extract()
                .path("errors.field");

        assertThat(fields).containsExactly("name", "description");
    }

    @Test
    void onlyTheOperatorSuspendsAndResumes() {
        String id = developer.createsApplication("Navigator");

        developer.asks().post("/applications/" + id + "/suspend").then().statusCode(403);
        Person.ADMIN
                .asks()
                .post("/applications/" + id + "/suspend")
                .then()
                .statusCode(200)
                .body("suspendedAt", notNullValue());
        developer.asks().get("/applications/" + id).then().body("suspendedAt", notNullValue());
        Person.ADMIN
                .asks()
                .post("/applications/" + id + "/resume")
                .then()
                .statusCode(200)
                .body("suspendedAt", nullValue());
    }

    @Test
    void anUnknownApplicationDoesNotExistForAnybody() {
        String id = UUID.randomUUID().toString();

        developer.asks().get("/applications/" + id).then().statusCode(404);
        Person.ADMIN.asks().post("/applications/" + id + "/suspend").then().statusCode(404);
        developer.asks().get("/applications/no-uuid").then().statusCode(404).body("code", is("NOT_FOUND"));
    }
}
