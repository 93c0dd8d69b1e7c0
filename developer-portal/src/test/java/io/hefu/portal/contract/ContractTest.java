package io.hefu.portal.contract;

import static io.hefu.portal.contract.Documents.components;
import static io.hefu.portal.contract.Documents.operation;
import static io.hefu.portal.contract.Documents.paths;
import static io.hefu.portal.contract.Documents.request;
import static io.hefu.portal.contract.Documents.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.core.identity.ApiName;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.contract.Finding.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {

    private static final String SMALL = operation("tags: [offers]");

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("", "is empty"),
                Arguments.of("# nothing but a comment\n", "is empty"),
                Arguments.of("[1, 2]", "must be an object"),
                Arguments.of("{\"openapi\": ", "is no JSON"),
                Arguments.of("{\"a\": 1, \"a\": 2}", "no key comes twice"),
                Arguments.of("a: 1\na: 2\n", "has the key a twice"),
                Arguments.of("a: [1\nb: 2", "wrong in line"),
                Arguments.of("a: 1\n---\nb: 2\n", "one YAML document only"),
                Arguments.of("{\"a\":".repeat(200) + "1" + "}".repeat(200), "nests at most 100 deep"),
                Arguments.of("a: " + "[".repeat(200) + "]".repeat(200), "nests deeper than 100"),
                Arguments.of("a: &a {b: *a}", "names nothing that is complete"),
                Arguments.of(bomb(), "holds too many values"),
                Arguments.of("swagger: '2.0'\n", "is Swagger 2.0"),
                Arguments.of("openapi: 3.2.0\n", "must be 3.0.x or 3.1.x"),
                Arguments.of("openapi: 3.0.3\n", "definition#/info must be an object"),
                Arguments.of(paths("{offers: {}}"), "must start with /"),
                Arguments.of(paths("{/a: {get: 7}}"), "definition#/paths/~1a/get must be an object"),
                Arguments.of(paths("{/a: {get: {responses: {okay: {}}}}}"), "must be a status code"),
                Arguments.of(response("{type: text}"), "/schema/type must be one of"),
                Arguments.of(response("{type: array}"), "must have items"),
                Arguments.of(response("{type: string, pattern: '['}"), "is no regular expression"),
                Arguments.of(response("{type: string, maxLength: -1}"), "must be a whole number"),
                Arguments.of(response("{required: [a, a]}"), "each once"),
                Arguments.of(response("{type: integer, exclusiveMinimum: 5}"), "must be true or false"),
                Arguments.of(response("{$ref: 'http://partner.example/a.yaml#/a'}"), "leads out of the document"),
                Arguments.of(response("{$ref: 'file:///etc/passwd'}"), "leads out of the document"),
                Arguments.of(
                        response("{$ref: 'other.yaml'}"),
                        "definition#/paths/~1offers/get/responses/200/content/application~1json/schema/$ref leads out"),
                Arguments.of(response("{$ref: '#/components/schemas/None'}"), "leads nowhere"),
                Arguments.of(
                        components(
                                response("{$ref: '#/components/schemas/A'}"),
                                "{A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}"),
                        "leads in a circle"),
                Arguments.of(
                        components(
                                response("{$ref: '#/components/schemas/A'}"),
                                "{A: {allOf: [{$ref: '#/components/schemas/A'}]}}"),
                        "is itself again"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBeTakenIsRefusedWithItsPlace(String document, String expected) {
        assertThatThrownBy(() -> Documents.read(document))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().message()).contains(expected));
    }

    @Test
    void elevenMebibytesAreTooMany() {
        assertThatThrownBy(() -> Documents.read(SMALL + "\n#" + "x".repeat(11 << 20)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().message()).contains("10 MiB"));
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> Contract.read("标题".getBytes(StandardCharsets.UTF_16), new ApiName("a"), "v1"))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void anAliasIsACopyOfWhatItNames() {
        JsonNode definition = Documents.read(
                        paths("{/a: {get: &op {summary: s, responses: {'200': {description: d}}}, put: *op}}"))
                .definition();

        assertThat(definition.at("/paths/~1a/put/operationId").asText()).isEqualTo("putA");
        assertThat(definition.at("/paths/~1a/get/operationId").asText()).isEqualTo("getA");
    }

    @Test
    void textThatOlderYamlTookForSomethingElseStaysText() {
        JsonNode schema = Documents.read(response("{type: string, enum: [yes, on, 2026-11-22, 0x10, 1_000, '7']}"))
                .definition()
                .at("/paths/~1offers/get/responses/200/content/application~1json/schema/enum");

        assertThat(schema).allMatch(JsonNode::isTextual);
    }

    @Test
    void theDefinitionIsMountedUnderItsNameAndVersion() {
        JsonNode definition = Documents.read(SMALL, "v0.3").definition();

        assertThat(definition.at("/servers/0/url").asText()).isEqualTo("{apiRoot}/mall-offers/v0.3");
        assertThat(definition.at("/openapi").asText()).startsWith("3.0.");
    }

    @Test
    void everyOperationHasOneScopeAndItsMetering() {
        JsonNode operation = Documents.read(SMALL).definition().at("/paths/~1shops~1{shopId}~1offers/post");

        assertThat(operation.at("/security").toString()).isEqualTo("[{\"openId\":[\"mall-offers:add-offer\"]}]");
        assertThat(operation.at("/x-hefu-metering/unit").asText()).isEqualTo("call");
        assertThat(operation.at("/x-hefu-metering/billable/0").asInt()).isEqualTo(200);
    }

    @Test
    void meteringThatIsGivenStays() {
        JsonNode metering = Documents.read(operation("x-hefu-metering: {unit: offer, intent: true, billable: [201]}"))
                .definition()
                .at("/paths/~1shops~1{shopId}~1offers/post/x-hefu-metering");

        assertThat(metering.toString()).isEqualTo("{\"unit\":\"offer\",\"intent\":true,\"billable\":[201]}");
    }

    @Test
    void parametersOfAPathAreThoseOfItsOperationsUnlessTheySayOtherwise() {
        JsonNode parameters = Documents.read(
                        paths(
                                "{'/a/{id}': {parameters: [{name: id, in: path, required: true, schema: {type: string}}, "
                                        + "{name: q, in: query, schema: {type: string}}], get: {operationId: a, summary: s, "
                                        + "parameters: [{name: q, in: query, schema: {type: integer}}], responses: {'200': {description: d}}}}}"))
                .definition()
                .at("/paths/~1a~1{id}/get/parameters");

        assertThat(parameters).hasSize(2);
        assertThat(parameters.at("/0/schema/type").asText()).isEqualTo("integer");
        assertThat(parameters.at("/1/name").asText()).isEqualTo("id");
    }

    @ParameterizedTest
    @CsvSource({
        "get, /shops/{shopId}/offers, getShopsByShopIdOffers",
        "post, /, post",
        "delete, /a-b/c.d, deleteABCD",
    })
    void anOperationWithoutANameGetsTheSameOneEveryTime(String method, String path, String expected) {
        assertThat(OperationNames.of(method, path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "listOffers, list-offers",
        "actions-listArtifacts, actions-list-artifacts",
        "getHTTPStatus, get-http-status",
        "a_b.c, a-b-c"
    })
    void aScopeIsInKebabCase(String operation, String expected) {
        assertThat(OperationNames.kebab(operation)).isEqualTo(expected);
    }

    static Stream<Arguments> dialects() {
        return Stream.of(
                Arguments.of("{type: [string, 'null']}", "{\"type\":\"string\",\"nullable\":true}"),
                Arguments.of(
                        "{type: [string, 'null'], enum: [a]}",
                        "{\"enum\":[\"a\",null],\"type\":\"string\",\"nullable\":true}"),
                Arguments.of("{type: [string, integer]}", "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"integer\"}]}"),
                Arguments.of(
                        "{anyOf: [{type: string}, {type: 'null'}]}",
                        "{\"anyOf\":[{\"type\":\"string\"},{\"nullable\":true,\"enum\":[null]}]}"),
                Arguments.of("{type: array}", "{\"type\":\"array\",\"items\":{}}"),
                Arguments.of("{const: a}", "{\"enum\":[\"a\"]}"),
                Arguments.of(
                        "{type: integer, exclusiveMinimum: 0}",
                        "{\"type\":\"integer\",\"minimum\":0,\"exclusiveMinimum\":true}"),
                Arguments.of(
                        "{type: integer, minimum: 5, exclusiveMinimum: 0}", "{\"type\":\"integer\",\"minimum\":5}"),
                Arguments.of("{type: string, examples: [a, b]}", "{\"type\":\"string\",\"example\":\"a\"}"),
                Arguments.of("{type: string, contentEncoding: base64}", "{\"type\":\"string\",\"format\":\"byte\"}"),
                Arguments.of(
                        "{type: object, properties: {a: true, b: false}}",
                        "{\"type\":\"object\",\"properties\":{\"a\":{},\"b\":{\"not\":{}}}}"),
                Arguments.of(
                        "{type: array, prefixItems: [{type: string}], items: {type: integer}}",
                        "{\"type\":\"array\",\"items\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"integer\"}]}}"),
                Arguments.of("{type: object, unevaluatedProperties: false}", "{\"type\":\"object\"}"));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void theNewerDialectIsWrittenInTermsOfTheOlder(String newer, String older) {
        JsonNode schema = Documents.read(response(newer).replace("3.0.3", "3.1.0"))
                .definition()
                .at("/paths/~1offers/get/responses/200/content/application~1json/schema");

        assertThat(schema).hasToString(older);
    }

    /** An exported definition is imported on another platform. */
    @ParameterizedTest
    @MethodSource("dialects")
    void whatWasNormalisedStaysAsItIsWhenReadAgain(String newer) {
        String once = Documents.read(response(newer).replace("3.0.3", "3.1.0"))
                .definition()
                .toString();

        assertThat(Documents.read(once).definition()).hasToString(once);
    }

    @Test
    void whatStandsBesideAReferenceCountsInTheNewerDialect() {
        String document = components(
                response("{$ref: '#/components/schemas/A', maxLength: 5}").replace("3.0.3", "3.1.0"),
                "{A: {type: string}}");

        assertThat(Documents.read(document)
                        .definition()
                        .at("/paths/~1offers/get/responses/200/content/application~1json/schema"))
                .hasToString("{\"maxLength\":5,\"allOf\":[{\"$ref\":\"#/components/schemas/A\"}]}");
    }

    static Stream<Arguments> findings() {
        return Stream.of(
                Arguments.of(
                        "WARNING operation-id-missing",
                        paths("{/a: {get: {summary: s, responses: {'200': {description: d}}}}}")),
                Arguments.of(
                        "INFO operation-id-rewritten",
                        paths("{/a: {get: {operationId: a/b, summary: s, responses: {'200': {description: d}}}}}")),
                Arguments.of(
                        "ERROR operation-id-duplicate",
                        paths("{/a: {get: {operationId: a, responses: {}}, put: {operationId: a, responses: {}}}}")),
                Arguments.of(
                        "WARNING operation-undescribed",
                        paths("{/a: {get: {operationId: a, responses: {'200': {description: d}}}}}")),
                Arguments.of(
                        "WARNING client-errors-undeclared",
                        paths("{/a: {get: {operationId: a, responses: {'200': {description: d}}}}}")),
                Arguments.of(
                        "WARNING success-undeclared",
                        paths("{/a: {get: {operationId: a, responses: {'400': {description: d}}}}}")),
                Arguments.of("WARNING version-mismatch", SMALL.replace("1.0.0", "2.0.0")),
                Arguments.of("INFO info-undescribed", SMALL.replace(", description: of malls", "")),
                Arguments.of("ERROR operations-none", paths("{}")),
                Arguments.of("ERROR paths-collide", paths("{'/a/{b}': {}, '/a/{c}': {}}")),
                Arguments.of("WARNING path-not-served", paths("{'/a/{b}.json': {}}")),
                Arguments.of("ERROR path-parameter-undeclared", paths("{'/a/{b}': {get: {responses: {}}}}")),
                Arguments.of(
                        "ERROR path-parameter-unknown",
                        paths(
                                "{/a: {get: {parameters: [{name: b, in: path, required: true, schema: {}}], responses: {}}}}")),
                Arguments.of(
                        "ERROR path-parameter-optional",
                        paths("{'/a/{b}': {get: {parameters: [{name: b, in: path, schema: {}}], responses: {}}}}")),
                Arguments.of("ERROR path-malformed", paths("{'/a?b': {}}")),
                Arguments.of("WARNING path-trailing-slash", paths("{/a/: {}}")),
                Arguments.of(
                        "ERROR parameter-duplicate",
                        paths(
                                "{/a: {get: {parameters: [{name: q, in: query, schema: {}}, {name: q, in: query, schema: {}}], responses: {}}}}")),
                Arguments.of(
                        "ERROR secret-in-query",
                        Documents.parameter("{name: api_key, in: query, schema: {type: string}}")),
                Arguments.of(
                        "WARNING personal-data-in-query",
                        Documents.parameter("{name: phoneNumber, in: query, schema: {type: string}}")),
                Arguments.of(
                        "INFO header-of-gateway",
                        Documents.parameter("{name: Authorization, in: header, schema: {type: string}}")),
                Arguments.of(
                        "WARNING cookie-parameter",
                        Documents.parameter("{name: c, in: cookie, schema: {type: string}}")),
                Arguments.of("ERROR body-of-get", request("{type: object}").replace("post:", "get:")),
                Arguments.of("WARNING body-of-delete", request("{type: object}").replace("post:", "delete:")),
                Arguments.of(
                        "ERROR reference-in-example",
                        response("{type: object, example: {$ref: 'http://partner.example/'}}")),
                Arguments.of("WARNING schema-missing", response("{}").replace("schema: {}", "")),
                Arguments.of("WARNING server-unencrypted", SMALL + "\nservers: [{url: 'http://partner.example'}]"),
                Arguments.of("INFO security-replaced", SMALL + "\nsecurity: [{key: []}]"),
                Arguments.of("INFO method-not-served", paths("{/a: {trace: {responses: {}}}}")),
                Arguments.of("ERROR metering-malformed", operation("x-hefu-metering: {unit: 'A call'}")),
                Arguments.of("ERROR metering-malformed", operation("x-hefu-metering: {durability: slow}")),
                Arguments.of(
                        "ERROR metering-malformed", operation("x-hefu-metering: {intent: true, durability: fast}")),
                Arguments.of("WARNING errors-charged", operation("x-hefu-metering: {billable: [200, 404]}")),
                Arguments.of("ERROR personal-data-malformed", operation("x-hefu-personal-data: {purpose: any}")),
                Arguments.of(
                        "WARNING personal-data-undeclared", request("{properties: {phoneNumber: {type: string}}}")),
                Arguments.of("ERROR pattern-too-long", response("{type: string, pattern: '" + "a".repeat(1001) + "'}")),
                Arguments.of("WARNING pattern-backtracks", response("{type: string, pattern: '(a+)+'}")),
                Arguments.of(
                        "WARNING keyword-left-out",
                        response("{type: object, unevaluatedProperties: false}").replace("3.0.3", "3.1.0")));
    }

    @ParameterizedTest
    @MethodSource("findings")
    void whatCallersWouldStumbleOverIsFound(String expected, String document) {
        List<Finding> findings = Documents.read(document).findings();

        assertThat(findings)
                .extracting(finding -> finding.severity() + " " + finding.rule())
                .contains(expected);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.message().chinese()).containsPattern("[\\u4e00-\\u9fff]");
            assertThat(finding.message().english()).isNotBlank();
        });
    }

    @Test
    void aGoodDefinitionHasNoFindings() {
        assertThat(Documents.read(SMALL).findings()).isEmpty();
        assertThat(Documents.read(SMALL).count(Severity.ERROR)).isZero();
        assertThat(Documents.read(SMALL).operationCount()).isEqualTo(1);
    }

    @Test
    void aReferenceIsWrittenWithoutPercentEncoding() {
        Contract contract =
                Documents.read(components(response("{$ref: '#/components/schemas/A%2DB'}"), "{A-B: {type: string}}"));

        assertThat(contract.definition().findValue("$ref").asText()).isEqualTo("#/components/schemas/A-B");
    }

    /** Nine aliases on nine levels: a few hundred bytes that would become 10⁹ values. */
    private static String bomb() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            text.append("a" + i + ": &a" + i + " [")
                    .append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("*a" + (i - 1) + "]\n");
        }
        return text.toString();
    }
}
