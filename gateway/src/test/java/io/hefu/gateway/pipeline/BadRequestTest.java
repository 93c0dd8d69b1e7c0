package io.hefu.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hefu.gateway.exchange.AnswerBody.Whole;
import io.hefu.gateway.exchange.OutgoingAnswer;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are not as the definition wants them. */
class BadRequestTest {

    private final Road road = new Road();

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("refusals")
    void aBadRequestIsRefusedInTheApisOwnForm(String method, String path, String body, int status, String code) {
        OutgoingAnswer answer = road.call(method, path, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(json(answer).path("status").asInt()).isEqualTo(status);
        assertThat(json(answer).path("code").asText()).isEqualTo(code);
        assertThat(json(answer).path("message").asText()).endsWith(".").doesNotContain("Exception");
        assertThat(answer.headers()).containsKey("x-correlator").containsEntry("Content-Type", "application/json");
        assertThat(road.capability.asked).isZero();
    }

    @Test
    void aBadCorrelatorIsRefusedAndNotEchoed() {
        road.header("x-correlator", "a b");
        OutgoingAnswer answer = road.call("GET", "/echo/v1/echoes", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().get("x-correlator")).doesNotContain("a b");
    }

    @Test
    void anotherContentTypeIsRefused() {
        road.header("Content-Type", "text/plain");

        assertThat(road.call("POST", "/echo/v1/echoes", "{\"words\":\"a\"}").status())
                .isEqualTo(415);
    }

    @Test
    void anAnswerInAnotherFormIsNotToBeHad() {
        road.header("Accept", "text/html");

        assertThat(road.call("GET", "/echo/v1/echoes", "").status()).isEqualTo(406);
    }

    static Stream<Arguments> refusals() {
        String good = "{\"words\":\"hello\"}";
        return Stream.of(
                //        method    path                       body                                 status code
                arguments("GET", "/echo/v1/nothing", "", 404, "NOT_FOUND"),
                arguments("GET", "/echo/v7/echoes", "", 404, "NOT_FOUND"),
                arguments("PUT", "/echo/v1/echoes", good, 405, "METHOD_NOT_ALLOWED"),
                arguments("POST", "/echo/v1/echoes", "", 400, "INVALID_ARGUMENT"),
                arguments("POST", "/echo/v1/echoes", "{\"words\":", 400, "INVALID_ARGUMENT"),
                arguments("POST", "/echo/v1/echoes", "{\"words\":\"a\",\"words\":\"b\"}", 400, "INVALID_ARGUMENT"),
                arguments("POST", "/echo/v1/echoes", good + "x", 400, "INVALID_ARGUMENT"),
                arguments("POST", "/echo/v1/echoes", "[]", 400, "INVALID_ARGUMENT"),
                arguments("POST", "/echo/v1/echoes", "null", 400, "INVALID_ARGUMENT"),
                arguments("POST", "/echo/v1/echoes", "{\"words\":7}", 400, "INVALID_ARGUMENT"),
                arguments(
                        "POST", "/echo/v1/echoes", "{\"words\":\"a\",\"times\":1e999999999}", 400, "INVALID_ARGUMENT"),
                arguments("POST", "/echo/v1/echoes", "{\"words\":\"a\",\"times\":4}", 400, "INVALID_ARGUMENT"),
                arguments("POST", "/echo/v1/echoes", "[".repeat(5_000), 400, "INVALID_ARGUMENT"),
                arguments("GET", "/echo/v1/echoes?page=0", "", 400, "INVALID_ARGUMENT"),
                arguments("GET", "/echo/v1/echoes?page=x", "", 400, "INVALID_ARGUMENT"),
                arguments("GET", "/echo/v1/echoes?loud=yes", "", 400, "INVALID_ARGUMENT"),
                arguments("GET", "/echo/v1/echoes?gain=12", "", 400, "INVALID_ARGUMENT"),
                arguments("GET", "/echo/v1/echoes/123456789", "", 400, "INVALID_ARGUMENT"));
    }

    private static JsonNode json(OutgoingAnswer answer) {
        try {
            return new JsonMapper().readTree(((Whole) answer.body()).bytes().getBytes());
        } catch (IOException noJson) {
            throw new AssertionError(noJson);
        }
    }
}
