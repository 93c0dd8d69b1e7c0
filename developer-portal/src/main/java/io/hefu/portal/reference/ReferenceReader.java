package io.hefu.portal.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.portal.reference.OperationReference.Metering;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads an API's reference from its OpenAPI definition. */
public final class ReferenceReader {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final Definition definition;
    private final SchemaReader schemas;
    private final ExampleReader examples;

    private ReferenceReader(Definition definition) {
        this.definition = definition;
        this.schemas = new SchemaReader(definition);
        this.examples = new ExampleReader(definition);
    }

    /** @param definition an OpenAPI 3.0 document, YAML or JSON, with one server, {@code {apiRoot}/<api>/<version>} */
    public static ApiReference read(String definition) {
        return new ReferenceReader(Definition.parse(definition)).api();
    }

    private ApiReference api() {
        JsonNode root = definition.root();
        JsonNode info = root.path("info");
        String url = root.path("servers").path(0).path("url").asText();
        String basePath = url.substring(url.indexOf('/'));
        String[] segments = basePath.split("/");
        return new ApiReference(
                segments[1],
                segments[2],
                Definition.text(info, "version"),
                basePath,
                localized(info, "title"),
                localized(info, "description"),
                sandbox(root.path("x-hefu-sandbox")),
                operations());
    }

    private static List<SandboxScenario> sandbox(JsonNode scenarios) {
        return Stream.iterate(0, i -> i < scenarios.size(), i -> i + 1)
                .map(scenarios::path)
                .map(scenario -> new SandboxScenario(localized(scenario, "value"), localized(scenario, "outcome")))
                .toList();
    }

    private List<OperationReference> operations() {
        List<OperationReference> operations = new ArrayList<>();
        definition
                .root()
                .path("paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .forEach(method -> operations.add(operation(path.getKey(), method, path.getValue()))));
        return operations;
    }

    private OperationReference operation(String path, String method, JsonNode item) {
        JsonNode operation = item.path(method);
        return new OperationReference(
                Definition.text(operation, "operationId"),
                method.toUpperCase(Locale.ROOT),
                path,
                summary(operation),
                localized(operation, "description"),
                scope(operation),
                metering(operation.path("x-hefu-metering")),
                purposes(operation.path("x-hefu-personal-data")),
                parameters(item, operation),
                body(definition.resolve(operation.path("requestBody"))),
                responses(operation.path("responses")));
    }

    private static List<String> purposes(JsonNode personalData) {
        List<String> purposes = new ArrayList<>();
        word(personalData, "purpose").ifPresent(purposes::add);
        personalData.path("otherPurposes").forEach(other -> purposes.add(other.asText()));
        return List.copyOf(purposes);
    }

    /** An operation without a summary goes by its id. */
    private static LocalizedText summary(JsonNode operation) {
        LocalizedText given = localized(operation, "summary");
        return given.english().isEmpty()
                ? new LocalizedText(Definition.text(operation, "operationId"), given.chinese())
                : given;
    }

    private static LocalizedText localized(JsonNode node, String name) {
        return new LocalizedText(Definition.text(node, name), word(node, "x-hefu-" + name + "-zh"));
    }

    private static Optional<String> word(JsonNode node, String name) {
        return Optional.of(Definition.text(node, name)).filter(text -> !text.isEmpty());
    }

    private static Optional<String> scope(JsonNode operation) {
        return Definition.texts(operation.path("security").path(0).path("openId"))
                .findFirst();
    }

    private static Optional<Metering> metering(JsonNode metering) {
        return word(metering, "unit")
                .map(unit -> new Metering(
                        unit,
                        Definition.texts(metering.path("billable"))
                                .map(Integer::valueOf)
                                .toList()));
    }

    private List<ParameterReference> parameters(JsonNode item, JsonNode operation) {
        return Stream.of(item.path("parameters"), operation.path("parameters"))
                .flatMap(list ->
                        Stream.iterate(0, i -> i < list.size(), i -> i + 1).map(list::path))
                .map(definition::resolve)
                .map(parameter -> new ParameterReference(
                        Definition.text(parameter, "in"),
                        schemas.field(
                                Definition.text(parameter, "name"),
                                parameter.path("schema"),
                                parameter.path("required").asBoolean(),
                                Definition.text(parameter, "description"))))
                .toList();
    }

    private Optional<BodyReference> body(JsonNode holder) {
        JsonNode mediaType = holder.path("content").path("application/json");
        return mediaType.isMissingNode()
                ? Optional.empty()
                : Optional.of(
                        new BodyReference(schemas.fields(mediaType.path("schema")), examples.examples(mediaType)));
    }

    private List<ResponseReference> responses(JsonNode responses) {
        return responses.properties().stream()
                .map(entry -> {
                    JsonNode response = definition.resolve(entry.getValue());
                    boolean error = entry.getKey().compareTo("4") >= 0;
                    return new ResponseReference(
                            entry.getKey(),
                            Definition.text(response, "description"),
                            error ? Optional.empty() : body(response),
                            error ? errors(entry.getKey(), response) : List.of());
                })
                .toList();
    }

    /** An error's codes: those its examples show, with their messages, and those its schema lists besides. */
    private List<ErrorCase> errors(String status, JsonNode response) {
        JsonNode mediaType = response.path("content").path("application/json");
        Map<String, ErrorCase> errors = new LinkedHashMap<>();
        mediaType.path("examples").forEach(example -> {
            JsonNode value = definition.resolve(example).path("value");
            String code = Definition.text(value, "code");
            errors.putIfAbsent(code, new ErrorCase(status, code, Definition.text(value, "message")));
        });
        JsonNode codes = definition
                .flattened(mediaType.path("schema"))
                .path("properties")
                .path("code");
        Definition.texts(definition.flattened(codes).path("enum"))
                .forEach(code -> errors.putIfAbsent(code, new ErrorCase(status, code, "")));
        errors.remove("");
        return List.copyOf(errors.values());
    }
}
