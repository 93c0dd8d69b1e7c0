package io.hefu.portal.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@PortalTest
class ApiTest {

    @Test
    void theApisAreListedForEverybody() {
        Person.anonymous()
                .get("/apis")
                .then()
                .statusCode(200)
                .body("items.find { it.name == 'tea-houses' }.version", is("v0.2"))
                .body("items.find { it.name == 'tea-houses' }.title.chinese", is("茶馆"))
                .body(
                        "items.find { it.name == 'tea-houses' }.definition",
                        is("/portal/v1/apis/tea-houses/v0.2/definition"));
    }

    @Test
    void aDefinitionIsGivenAsItIs() {
        Person.anonymous()
                .get("/apis/tea-houses/v0.2/definition")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .body(startsWith("openapi: 3.0.3"));
        Person.anonymous()
                .get("/apis/tea-houses/v9/definition")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void thePortalsOwnApiIsDescribed() {
        JsonPath document = given().get("/openapi/portal?format=json").jsonPath();
        Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");

        assertThat(document.getString("info.title")).isEqualTo("Hefu portal");
        assertThat(paths.keySet()).isNotEmpty().allMatch(path -> path.startsWith("/portal/v1/"));
        paths.values().stream().flatMap(methods -> methods.entrySet().stream()).forEach(method -> {
            assertThat(method.getValue()).containsKeys("operationId", "summary", "tags");
            assertThat((Map<?, ?>) method.getValue().get("responses"))
                    .hasSizeBetween(2, 3)
                    .anySatisfy(
                            (status, response) -> assertThat(status.toString()).isEqualTo("default"));
        });
        given().get("/openapi/portal?format=json")
                .then()
                .body("components.schemas", hasKey("Problem"))
                .body("components.securitySchemes.size()", is(1))
                .body("components.securitySchemes.bearer.scheme", is("bearer"))
                .body("paths.'/portal/v1/apis'.get.security", is(List.of()))
                .body("paths.'/portal/v1/me'.get", not(hasKey("security")))
                .body(not(containsString("RefusedException")));
    }
}
