package io.hefu.portal.contract;

import static io.hefu.portal.contract.Documents.components;
import static io.hefu.portal.contract.Documents.operation;
import static io.hefu.portal.contract.Documents.parameter;
import static io.hefu.portal.contract.Documents.paths;
import static io.hefu.portal.contract.Documents.request;
import static io.hefu.portal.contract.Documents.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContractComparisonTest {

    private static final String GET = "{operationId: a, summary: s, responses: {'200': {description: d}}}";
    private static final String GET_B = "{operationId: b, summary: s, responses: {'200': {description: d}}}";

    static Stream<Arguments> operations() {
        return Stream.of(
                arguments(
                        paths("{/a: {get: " + GET + "}, /b: {get: " + GET_B + "}}"),
                        paths("{/a: {get: " + GET + "}}"),
                        "BREAKING operation-removed /paths/~1b/get"),
                arguments(
                        paths("{/a: {get: " + GET + ", put: " + GET_B + "}}"),
                        paths("{/a: {get: " + GET + "}}"),
                        "BREAKING operation-removed /paths/~1a/put"),
                arguments(
                        paths("{/a: {get: " + GET + "}}"),
                        paths("{/a: {get: " + GET + ", put: " + GET_B + "}}"),
                        "COMPATIBLE operation-added /paths/~1a/put"),
                arguments(
                        paths("{/a: {get: " + GET + "}}"),
                        paths("{/a: {get: " + GET_B + "}}"),
                        "BREAKING operation-id-changed /paths/~1a/get/operationId"),
                arguments(
                        paths("{/a: {get: " + GET + "}}"),
                        paths("{/a: {get: " + GET.replace("summary", "deprecated: true, summary") + "}}"),
                        "COMPATIBLE deprecated /paths/~1a/get"),
                arguments(
                        parameter(""),
                        parameter("").replace("shopId", "id"),
                        "COMPATIBLE path-parameter-renamed /paths/~1shops~1{id}~1offers/get"),
                arguments(
                        parameter("{name: q, in: query, schema: {type: string}}"),
                        parameter(""),
                        "BREAKING parameter-removed /paths/~1shops~1{shopId}~1offers/get/parameters/1"),
                arguments(
                        parameter(""),
                        parameter("{name: q, in: query, schema: {type: string}}"),
                        "COMPATIBLE parameter-added /paths/~1shops~1{shopId}~1offers/get/parameters/1"),
                arguments(
                        parameter(""),
                        parameter("{name: q, in: query, required: true, schema: {type: string}}"),
                        "BREAKING parameter-required /paths/~1shops~1{shopId}~1offers/get/parameters/1"),
                arguments(
                        parameter("{name: q, in: query, schema: {type: string}}"),
                        parameter("{name: q, in: query, required: true, schema: {type: string}}"),
                        "BREAKING parameter-became-required /paths/~1shops~1{shopId}~1offers/get/parameters/1"),
                arguments(
                        parameter("{name: q, in: query, required: true, schema: {type: string}}"),
                        parameter("{name: q, in: query, schema: {type: string}}"),
                        "COMPATIBLE parameter-became-optional /paths/~1shops~1{shopId}~1offers/get/parameters/1"),
                arguments(
                        parameter("{name: q, in: query, schema: {type: string}}"),
                        parameter("{name: q, in: query, style: pipeDelimited, schema: {type: string}}"),
                        "BREAKING parameter-style-changed /paths/~1shops~1{shopId}~1offers/get/parameters/1"),
                arguments(
                        parameter("{name: q, in: query, schema: {type: string}}"),
                        parameter("{name: q, in: query, schema: {type: integer}}"),
                        "BREAKING type-changed /paths/~1shops~1{shopId}~1offers/get/parameters/1/schema"),
                arguments(
                        operation(""),
                        operation(
                                "requestBody: {required: true, content: {application/json: {schema: {type: object}}}}"),
                        "BREAKING body-required /paths/~1shops~1{shopId}~1offers/post/requestBody"),
                arguments(
                        operation(""),
                        request("{type: object}"),
                        "COMPATIBLE body-added /paths/~1shops~1{shopId}~1offers/post/requestBody"),
                arguments(
                        request("{type: object}"),
                        operation(""),
                        "BREAKING body-removed /paths/~1shops~1{shopId}~1offers/post/requestBody"),
                arguments(
                        request("{type: object}"),
                        request("{type: object}").replace("application/json", "application/xml"),
                        "BREAKING media-type-removed /paths/~1shops~1{shopId}~1offers/post/requestBody/content/application~1json"),
                arguments(
                        response("{type: object}"),
                        response("{type: object}").replace("'200'", "'201'"),
                        "BREAKING response-removed /paths/~1offers/get/responses/200"),
                arguments(
                        operation(""),
                        operation("").replace("'400'", "'422'"),
                        "COMPATIBLE error-removed /paths/~1shops~1{shopId}~1offers/post/responses/400"),
                arguments(
                        response("{type: object}")
                                .replace("done,", "done, headers: {X-Total: {schema: {type: integer}}},"),
                        response("{type: object}"),
                        "BREAKING response-header-removed /paths/~1offers/get/responses/200/headers/X-Total"),
                arguments(
                        operation(""),
                        operation("x-hefu-personal-data: {purpose: 'dpv:Marketing', subscriber: /phoneNumber}"),
                        "BREAKING consent-changed /paths/~1shops~1{shopId}~1offers/post/x-hefu-personal-data"),
                arguments(
                        operation(""),
                        operation("x-hefu-metering: {unit: offer}"),
                        "BREAKING metering-changed /paths/~1shops~1{shopId}~1offers/post/x-hefu-metering/unit"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aChangeOfAnOperationIsNamedWithItsPlace(String before, String after, String expected) {
        assertThat(changes(before, after)).contains(expected);
    }

    static Stream<Arguments> schemas() {
        return Stream.of(
                // before, after, as part of a request, as part of a response
                arguments("{type: string}", "{type: integer}", "BREAKING type-changed", "BREAKING type-changed"),
                arguments("{type: integer}", "{type: number}", "COMPATIBLE type-widened", "BREAKING type-widened"),
                arguments("{type: number}", "{type: integer}", "BREAKING type-narrowed", "COMPATIBLE type-narrowed"),
                arguments("{}", "{type: string}", "BREAKING type-narrowed", "COMPATIBLE type-narrowed"),
                arguments("{type: string}", "{}", "COMPATIBLE type-widened", "BREAKING type-widened"),
                arguments(
                        "{type: string}",
                        "{type: string, maxLength: 5}",
                        "BREAKING limit-tightened",
                        "COMPATIBLE limit-tightened"),
                arguments(
                        "{type: string, maxLength: 5}",
                        "{type: string, maxLength: 9}",
                        "COMPATIBLE limit-loosened",
                        "BREAKING limit-loosened"),
                arguments(
                        "{type: integer, minimum: 1}",
                        "{type: integer, minimum: 2}",
                        "BREAKING limit-tightened",
                        "COMPATIBLE limit-tightened"),
                arguments(
                        "{type: integer, minimum: 1}",
                        "{type: integer}",
                        "COMPATIBLE limit-loosened",
                        "BREAKING limit-loosened"),
                arguments(
                        "{type: number, maximum: 1}",
                        "{type: number, maximum: 1, exclusiveMaximum: true}",
                        "BREAKING limit-tightened",
                        "COMPATIBLE limit-tightened"),
                arguments(
                        "{type: array, items: {type: string}}",
                        "{type: array, items: {type: string}, minItems: 1}",
                        "BREAKING limit-tightened",
                        "COMPATIBLE limit-tightened"),
                arguments(
                        "{type: array, items: {type: string}}",
                        "{type: array, items: {type: integer}}",
                        "BREAKING type-changed",
                        "BREAKING type-changed"),
                arguments(
                        "{type: array, items: {type: string}}",
                        "{type: array, uniqueItems: true, items: {type: string}}",
                        "BREAKING unique-items-changed",
                        "COMPATIBLE unique-items-changed"),
                arguments(
                        "{type: string}",
                        "{type: string, format: date}",
                        "BREAKING format-added",
                        "COMPATIBLE format-added"),
                arguments(
                        "{type: string, format: date}",
                        "{type: string, format: date-time}",
                        "BREAKING format-changed",
                        "BREAKING format-changed"),
                arguments(
                        "{type: string, format: date}",
                        "{type: string}",
                        "COMPATIBLE format-removed",
                        "BREAKING format-removed"),
                arguments(
                        "{type: string, pattern: a}",
                        "{type: string, pattern: b}",
                        "BREAKING pattern-changed",
                        "BREAKING pattern-changed"),
                arguments(
                        "{type: string, enum: [a, b]}",
                        "{type: string, enum: [a]}",
                        "BREAKING enum-value-removed",
                        "COMPATIBLE enum-value-removed"),
                arguments(
                        "{type: string, enum: [a]}",
                        "{type: string, enum: [a, b]}",
                        "COMPATIBLE enum-value-added",
                        "BREAKING enum-value-added"),
                arguments(
                        "{type: string}", "{type: string, enum: [a]}", "BREAKING enum-added", "COMPATIBLE enum-added"),
                arguments(
                        "{type: string, enum: [a]}",
                        "{type: string}",
                        "COMPATIBLE enum-removed",
                        "BREAKING enum-removed"),
                arguments(
                        "{type: string}",
                        "{type: string, nullable: true}",
                        "COMPATIBLE null-allowed",
                        "BREAKING null-allowed"),
                arguments(
                        "{type: string, nullable: true}",
                        "{type: string}",
                        "BREAKING null-refused",
                        "COMPATIBLE null-refused"),
                arguments(
                        "{type: object, properties: {a: {type: string}, b: {type: string}}}",
                        "{type: object, properties: {a: {type: string}}}",
                        "COMPATIBLE request-property-removed",
                        "BREAKING response-property-removed"),
                arguments(
                        "{type: object, additionalProperties: false, properties: {a: {type: string}, b: {type: string}}}",
                        "{type: object, additionalProperties: false, properties: {a: {type: string}}}",
                        "BREAKING request-property-refused",
                        "BREAKING response-property-removed"),
                arguments(
                        "{type: object, properties: {a: {type: string}}}",
                        "{type: object, properties: {a: {type: string}, b: {type: string}}}",
                        "COMPATIBLE request-property-added",
                        "COMPATIBLE response-property-added"),
                arguments(
                        "{type: object, properties: {a: {type: string}}}",
                        "{type: object, required: [b], properties: {a: {type: string}, b: {type: string}}}",
                        "BREAKING request-property-required",
                        "COMPATIBLE response-property-added"),
                arguments(
                        "{type: object, properties: {a: {type: string}}}",
                        "{type: object, required: [a], properties: {a: {type: string}}}",
                        "BREAKING property-became-required",
                        "COMPATIBLE property-became-required"),
                arguments(
                        "{type: object, required: [a], properties: {a: {type: string}}}",
                        "{type: object, properties: {a: {type: string}}}",
                        "COMPATIBLE property-became-optional",
                        "BREAKING property-became-optional"),
                arguments(
                        "{type: object}",
                        "{type: object, required: [a]}",
                        "BREAKING property-became-required",
                        "COMPATIBLE property-became-required"),
                arguments(
                        "{type: object, properties: {a: {type: string}}}",
                        "{type: object, properties: {a: {type: integer}}}",
                        "BREAKING type-changed",
                        "BREAKING type-changed"),
                arguments(
                        "{type: object}",
                        "{type: object, additionalProperties: false}",
                        "BREAKING additional-properties-refused",
                        "COMPATIBLE additional-properties-refused"),
                arguments(
                        "{type: object, additionalProperties: {type: string}}",
                        "{type: object, additionalProperties: {type: integer}}",
                        "BREAKING type-changed",
                        "BREAKING type-changed"),
                arguments(
                        "{oneOf: [{type: string}, {type: integer}]}",
                        "{oneOf: [{type: string}]}",
                        "BREAKING variant-removed",
                        "COMPATIBLE variant-removed"),
                arguments(
                        "{oneOf: [{type: string}]}",
                        "{oneOf: [{type: string}, {type: integer}]}",
                        "COMPATIBLE variant-added",
                        "BREAKING variant-added"),
                arguments(
                        "{type: string, not: {enum: [a]}}",
                        "{type: string, not: {enum: [b]}}",
                        "BREAKING not-changed",
                        "BREAKING not-changed"),
                arguments(
                        "{allOf: [{type: object, properties: {a: {type: string}}}, {properties: {b: {type: string}}}]}",
                        "{type: object, properties: {a: {type: string}}}",
                        "COMPATIBLE request-property-removed",
                        "BREAKING response-property-removed"));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void whatNarrowsBreaksRequestsAndWhatWidensBreaksResponses(
            String before, String after, String inRequest, String inResponse) {
        assertThat(words(request(before), request(after))).containsExactly(inRequest);
        assertThat(words(response(before), response(after))).containsExactly(inResponse);
    }

    @Test
    void anotherDefaultOfARequestIsBreaking() {
        assertThat(words(request("{type: string, default: a}"), request("{type: string, default: b}")))
                .containsExactly("BREAKING default-changed");
        assertThat(words(response("{type: string, default: a}"), response("{type: string, default: b}")))
                .isEmpty();
    }

    @Test
    void whatOnlyAnswersHaveIsNoMatterOfRequests() {
        String without = "{type: object, properties: {a: {type: string}}}";
        String with =
                "{type: object, required: [id], properties: {id: {type: string, readOnly: true}, a: {type: string}}}";

        assertThat(words(request(without), request(with))).isEmpty();
        assertThat(words(response(without), response(with))).containsExactly("COMPATIBLE response-property-added");
    }

    @Test
    void textsForPeopleAreNoChanges() {
        assertThat(changes(
                        response("{type: string, description: one, example: a}"),
                        response("{type: string, description: two, example: b}")))
                .isEmpty();
    }

    @Test
    void aSharedSchemaIsToldOnceAtItsOwnPlace() {
        String both =
                "{type: object, properties: {first: {$ref: '#/components/schemas/Offer'}, second: {$ref: '#/components/schemas/Offer'}}}";

        assertThat(changes(
                        components(response(both), "{Offer: {type: string}}"),
                        components(response(both), "{Offer: {type: integer}}")))
                .containsExactly("BREAKING type-changed /components/schemas/Offer");
    }

    @Test
    void aSchemaThatHoldsItselfIsComparedOnce() {
        String tree =
                "{type: object, properties: {children: {type: array, items: {$ref: '#/components/schemas/Tree'}}, name: {type: string}}}";
        String document = response("{$ref: '#/components/schemas/Tree'}");

        assertThat(changes(
                        components(document, "{Tree: " + tree + "}"),
                        components(document, "{Tree: " + tree.replace("string", "integer") + "}")))
                .containsExactly("BREAKING type-changed /components/schemas/Tree/properties/name");
    }

    @Test
    void aDocumentInTheNewerDialectIsTheSameContract() {
        String older = response("{type: string, nullable: true}");
        String newer = response("{type: [string, 'null']}").replace("3.0.3", "3.1.0");

        assertThat(changes(older, newer)).isEmpty();
    }

    @Test
    void breakingChangesComeFirst() {
        List<ContractChange> changes = between(
                response("{type: object, properties: {a: {type: string}}}"),
                response("{type: object, properties: {b: {type: string}}}"));

        assertThat(changes).extracting(ContractChange::breaking).containsExactly(true, false);
        assertThat(changes.get(0).message().english()).contains("lose: a");
        assertThat(changes.get(0).message().chinese()).contains("去掉了属性 a");
    }

    private static List<String> words(String before, String after) {
        return between(before, after).stream()
                .map(change -> change.effect() + " " + change.rule())
                .toList();
    }

    private static List<String> changes(String before, String after) {
        return between(before, after).stream()
                .map(change -> change.effect() + " " + change.rule() + " " + change.pointer())
                .toList();
    }

    private static List<ContractChange> between(String before, String after) {
        return ContractComparison.between(
                Documents.read(before).definition(), Documents.read(after).definition());
    }
}
