package io.hefu.gateway.definition;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.hefu.core.consent.Purpose;
import io.hefu.core.hosting.HostedApi;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OperationName;
import io.hefu.gateway.definition.Metering.Durability;
import io.hefu.gateway.definition.Operation.Hosted;
import io.hefu.gateway.definition.Operation.Location;
import io.hefu.gateway.definition.Operation.Parameter;
import io.hefu.gateway.definition.Operation.RequestBody;
import io.hefu.gateway.definition.Operation.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads OpenAPI 3.0 documents. What it cannot understand is an {@link IllegalStateException} that names the place. */
public final class ApiDefinitionReader {

    private static final Set<String> METHODS = Set.of("get", "head", "put", "post", "delete", "patch");
    private static final int MOST_REFERENCES = 50;

    private final String name;
    private final JsonNode document;
    private final DocumentSchemas schemas;
    private final Optional<HostedApi> hosted;

    private ApiDefinitionReader(String name, JsonNode document, Optional<HostedApi> hosted) {
        this.name = name;
        this.document = document;
        this.schemas = new DocumentSchemas(document);
        this.hosted = hosted;
    }

    /** @param name class-path name of the document of a capability of this process */
    public static ApiDefinition fromClassPath(String name) {
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (document == null) {
                throw new IllegalStateException(name + ": there is no such API definition on the class path");
            }
            return new ApiDefinitionReader(name, new YAMLMapper().readTree(document), Optional.empty()).read();
        } catch (IOException unreadable) {
            throw new IllegalStateException(name + ": not a YAML document", unreadable);
        }
    }

    /** @param api whose definition is JSON and is mounted where the API says, whatever its {@code servers} are */
    public static ApiDefinition of(HostedApi api) {
        String name = api.basePath().substring(1);
        try {
            JsonNode document = JsonMapper.builder().build().readTree(api.definition());
            return new ApiDefinitionReader(name, document, Optional.of(api)).read();
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(name + ": not a JSON document");
        }
    }

    private ApiDefinition read() {
        if (!document.isObject()) {
            throw mistake("not an OpenAPI document");
        }
        requireInnerReferences(document);
        String basePath = hosted.map(HostedApi::basePath).orElseGet(this::basePath);
        ApiName api = new ApiName(basePath.substring(1, basePath.indexOf('/', 1)));
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> {
            JsonNode pathItem = resolve(path.getValue());
            pathItem.properties().stream()
                    .filter(entry -> METHODS.contains(entry.getKey()))
                    .forEach(entry -> operations.add(operation(api, basePath, path.getKey(), pathItem, entry)));
        });
        return new ApiDefinition(api, text(document.path("info"), "version"), basePath, operations);
    }

    /** What is needed to check a call must not have to be fetched, least of all from where a partner wants it to be. */
    private void requireInnerReferences(JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (reference.isTextual() && !reference.asText().startsWith("#/")) {
            throw mistake("a $ref leads out of the document (expected: #/…)");
        }
        node.forEach(this::requireInnerReferences);
    }

    private String basePath() {
        String url = text(document.path("servers").path(0), "url").replace("{apiRoot}", "");
        String path = URI.create(url).getPath();
        if (!path.matches("/[a-z0-9-]+/v[0-9a-z.]+")) {
            throw mistake("servers[0].url is " + url + " (expected: {apiRoot}/<api-name>/<api-version>)");
        }
        return path;
    }

    private Operation operation(
            ApiName api, String basePath, String path, JsonNode pathItem, Map.Entry<String, JsonNode> entry) {
        JsonNode operation = entry.getValue();
        requireWholeSegments(path);
        return new Operation(
                new OperationName(api, text(operation, "operationId")),
                basePath,
                entry.getKey().toUpperCase(Locale.ROOT),
                PathTemplate.of(basePath + path),
                scope(operation),
                metering(operation.path("x-hefu-metering")),
                personalData(operation.path("x-hefu-personal-data")),
                parameters(pathItem, operation),
                body(operation.path("requestBody")),
                hosted.map(which -> new Hosted(
                        which.policy().requestValidation(),
                        which.policy().responseValidation(),
                        responses(operation.path("responses")),
                        LifecycleNotices.of(which.lifecycle()))));
    }

    private void requireWholeSegments(String path) {
        if (!path.startsWith("/") || path.replaceAll("/\\{[^{}/]+}", "").matches(".*[{}].*")) {
            throw mistake(
                    "the path " + path + " (expected: a slash at its start, and parameters that are whole segments)");
        }
    }

    private String scope(JsonNode operation) {
        for (JsonNode requirement : operation.path("security")) {
            JsonNode scopes = requirement.path("openId");
            if (scopes.size() == 1) {
                return scopes.get(0).asText();
            }
        }
        throw mistake(text(operation, "operationId") + ": expected one scope, in security: - openId: [scope]");
    }

    private Metering metering(JsonNode metering) {
        if (metering.isMissingNode()) {
            return Metering.FREE;
        }
        Set<Integer> billable = new HashSet<>();
        metering.path("billable").forEach(status -> billable.add(status.asInt()));
        return new Metering(
                text(metering, "unit"),
                metering.path("intent").asBoolean(false),
                billable,
                metering.path("weight").asInt(1),
                mostUnits(metering.path("mostUnits")),
                durability(metering.path("durability")));
    }

    private Durability durability(JsonNode durability) {
        return switch (durability.asText("durable")) {
            case "durable" -> Durability.DURABLE;
            case "fast" -> Durability.FAST;
            default -> throw mistake("durability: " + durability + " (expected: durable or fast)");
        };
    }

    private MostUnits mostUnits(JsonNode most) {
        return most.isMissingNode()
                ? MostUnits.ONE
                : new MostUnits(
                        pointer(most.path("each")),
                        pointer(most.path("text")),
                        most.path("charactersPerUnit").asInt(1));
    }

    private static Optional<JsonPointer> pointer(JsonNode text) {
        return text.isMissingNode() ? Optional.empty() : Optional.of(JsonPointer.compile(text.asText()));
    }

    private Optional<PersonalData> personalData(JsonNode data) {
        if (data.isMissingNode()) {
            return Optional.empty();
        }
        Set<Purpose> others = new HashSet<>();
        data.path("otherPurposes").forEach(purpose -> others.add(new Purpose(purpose.asText())));
        return Optional.of(new PersonalData(
                new Purpose(text(data, "purpose")), others, JsonPointer.compile(text(data, "subscriber"))));
    }

    /** An operation's parameter stands for one of the same name and place of its path. */
    private List<Parameter> parameters(JsonNode pathItem, JsonNode operation) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (JsonNode declaring : List.of(pathItem, operation)) {
            declaring
                    .path("parameters")
                    .forEach(given -> parameter(given)
                            .ifPresent(parameter ->
                                    parameters.put(parameter.location() + " " + parameter.name(), parameter)));
        }
        return List.copyOf(parameters.values());
    }

    private Optional<Parameter> parameter(JsonNode given) {
        JsonNode parameter = resolve(given);
        String in = text(parameter, "in");
        if (!in.equals("path") && !in.equals("query")) {
            return Optional.empty();
        }
        JsonNode schema = resolve(parameter.path("schema"));
        return Optional.of(new Parameter(
                text(parameter, "name"),
                Location.valueOf(in.toUpperCase(Locale.ROOT)),
                parameter.path("required").asBoolean(false),
                schema.path("type").asText(isComposed(schema) ? "" : "string"),
                schemas.schema(parameter.path("schema"))));
    }

    private static boolean isComposed(JsonNode schema) {
        return schema.has("allOf") || schema.has("oneOf") || schema.has("anyOf");
    }

    private Optional<RequestBody> body(JsonNode given) {
        if (given.isMissingNode()) {
            return Optional.empty();
        }
        JsonNode body = resolve(given);
        Optional<DefinedSchema> schema = json(body.path("content"));
        if (schema.isEmpty() && hosted.isEmpty()) {
            throw mistake("a requestBody without content application/json");
        }
        Set<String> others = types(body.path("content"));
        others.removeIf(MediaType::isJson);
        return schema.map(json -> new RequestBody(body.path("required").asBoolean(false), json, others));
    }

    private Map<String, Response> responses(JsonNode responses) {
        Map<String, Response> byStatus = new HashMap<>();
        responses.properties().forEach(entry -> {
            JsonNode content = resolve(entry.getValue()).path("content");
            byStatus.put(entry.getKey(), new Response(json(content), types(content)));
        });
        return byStatus;
    }

    private Optional<DefinedSchema> json(JsonNode content) {
        return content.properties().stream()
                .filter(entry -> MediaType.isJson(MediaType.of(entry.getKey())))
                .map(entry -> entry.getValue().path("schema"))
                .filter(JsonNode::isObject)
                .findFirst()
                .map(schemas::schema);
    }

    private static Set<String> types(JsonNode content) {
        return content.properties().stream()
                .map(entry -> MediaType.of(entry.getKey()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode target = node;
        for (int followed = 0; !target.path("$ref").asText("").isEmpty(); followed++) {
            String reference = target.path("$ref").asText();
            if (followed == MOST_REFERENCES) {
                throw mistake(reference + " leads in a circle");
            }
            target = document.at(reference.substring(1));
            if (target.isMissingNode()) {
                throw mistake(reference + " leads nowhere");
            }
        }
        return target;
    }

    private String text(JsonNode node, String field) {
        String text = node.path(field).asText("");
        if (text.isEmpty()) {
            String present =
                    node.properties().stream().map(Map.Entry::getKey).collect(Collectors.joining(", ", "{", "}"));
            throw mistake(field + " is missing in " + present);
        }
        return text;
    }

    private IllegalStateException mistake(String what) {
        return new IllegalStateException(name + ": " + what);
    }
}
