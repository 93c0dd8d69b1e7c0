package io.hefu.gateway.definition;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import io.hefu.core.consent.Purpose;
import io.hefu.core.identity.ApiName;
import io.hefu.gateway.definition.Operation.Location;
import io.hefu.gateway.definition.Operation.Parameter;
import io.hefu.gateway.definition.Operation.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads OpenAPI 3.0 documents. What it cannot understand stops the start with a sentence that names the place. */
public final class ApiDefinitionReader {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final String name;
    private final JsonNode document;
    private final SchemaRegistry schemas;
    private final String documentIri;

    private ApiDefinitionReader(String name, JsonNode document) {
        this.name = name;
        this.document = document;
        this.documentIri = "urn:hefu:" + name;
        this.schemas = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(),
                builder -> builder.schemas(Map.of(documentIri, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .locale(Locale.ENGLISH)
                                .build()));
    }

    /** @param name class-path name of the document */
    public static ApiDefinition fromClassPath(String name) {
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (document == null) {
                throw new IllegalStateException(name + ": there is no such API definition on the class path");
            }
            return new ApiDefinitionReader(name, new YAMLMapper().readTree(document)).read();
        } catch (IOException unreadable) {
            throw new IllegalStateException(name + ": not a YAML document", unreadable);
        }
    }

    private ApiDefinition read() {
        String basePath = basePath();
        ApiName api = new ApiName(basePath.substring(1, basePath.indexOf('/', 1)));
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry ->
                                operations.add(operation(api, basePath, path.getKey(), path.getValue(), entry))));
        return new ApiDefinition(api, text(document.path("info"), "version"), basePath, operations);
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
        List<Parameter> parameters = new ArrayList<>();
        pathItem.path("parameters").forEach(parameter -> parameter(parameter).ifPresent(parameters::add));
        operation.path("parameters").forEach(parameter -> parameter(parameter).ifPresent(parameters::add));
        return new Operation(
                api,
                text(operation, "operationId"),
                entry.getKey().toUpperCase(Locale.ROOT),
                PathTemplate.of(basePath + path),
                scope(operation),
                metering(operation.path("x-hefu-metering")),
                personalData(operation.path("x-hefu-personal-data")),
                List.copyOf(parameters),
                body(operation.path("requestBody")));
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
                mostUnits(metering.path("mostUnits")));
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
                schema.path("type").asText("string"),
                schema(parameter.path("schema"))));
    }

    private Optional<RequestBody> body(JsonNode given) {
        if (given.isMissingNode()) {
            return Optional.empty();
        }
        JsonNode body = resolve(given);
        JsonNode schema = body.path("content").path("application/json").path("schema");
        if (schema.isMissingNode()) {
            throw mistake("a requestBody without content application/json");
        }
        return Optional.of(new RequestBody(body.path("required").asBoolean(false), schema(schema)));
    }

    /** A schema of the document: by reference where it is one, so that its own references resolve. */
    private Schema schema(JsonNode schema) {
        String reference = schema.path("$ref").asText("");
        if (!reference.isEmpty()) {
            return schemas.getSchema(SchemaLocation.of(documentIri + reference));
        }
        if (schema.toString().contains("\"$ref\"")) {
            throw mistake("a schema in place that refers to others: give it a name under components/schemas");
        }
        return schemas.getSchema(schema);
    }

    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText("");
        if (reference.isEmpty()) {
            return node;
        }
        JsonNode target = document.at(reference.substring(1));
        if (target.isMissingNode()) {
            throw mistake(reference + " leads nowhere");
        }
        return resolve(target);
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
