package io.hefu.gateway.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An API's definition as CAMARA published it. They are read from the folder {@code CAMARA_SPECS}, by default
 * {@code ../shared/camara} beside this project.
 */
final class PublishedDefinition {

    private static final String IRI = "urn:camara:definition";

    private final JsonNode document;
    private final SchemaRegistry schemas;

    private PublishedDefinition(JsonNode document) {
        this.document = document;
        this.schemas = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(),
                builder -> builder.schemas(Map.of(IRI, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    static Path folder() {
        return Optional.ofNullable(System.getenv("CAMARA_SPECS"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "camara"));
    }

    static PublishedDefinition read(String file) throws IOException {
        return new PublishedDefinition(new YAMLMapper().readTree(Files.readString(folder().resolve(file))));
    }

    /** What is wrong with a request body; nothing when the definition allows it. */
    List<Error> wrongWithRequest(String path, String body) {
        return wrong("/paths/" + escaped(path) + "/post/requestBody/content/application~1json/schema", body);
    }

    /** What is wrong with an answer. One with a status that the definition does not name is held against ErrorInfo. */
    List<Error> wrongWithAnswer(String path, int status, String body) {
        String response = "/paths/" + escaped(path) + "/post/responses/" + status;
        if (document.at(response).isMissingNode()) {
            return wrong("/components/schemas/ErrorInfo", body);
        }
        String reference = document.at(response).path("$ref").asText("");
        return wrong(
                (reference.isEmpty() ? response : reference.substring(1)) + "/content/application~1json/schema", body);
    }

    /** What is wrong with a part of a request, by the name of its schema. */
    List<Error> wrongWithSchema(String name, String part) {
        return wrong("/components/schemas/" + name, part);
    }

    private List<Error> wrong(String pointer, String body) {
        try {
            return schemas.getSchema(SchemaLocation.of(IRI + "#" + pointer)).validate(new JsonMapper().readTree(body));
        } catch (IOException noJson) {
            throw new AssertionError("not JSON: " + body, noJson);
        }
    }

    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }
}
