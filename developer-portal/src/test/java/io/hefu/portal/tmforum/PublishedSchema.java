package io.hefu.portal.tmforum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A schema of a definition that TM Forum has published, and what in a value is not as it says. */
final class PublishedSchema {

    private static final String DOCUMENT = "urn:tmforum:definition";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Schema schema;

    private PublishedSchema(Schema schema) {
        this.schema = schema;
    }

    /** @param place JSON pointer */
    static PublishedSchema of(String definition, String place) {
        JsonNode document = read(definition);
        withoutAmbiguity(document);
        SchemaRegistry registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(),
                builder -> builder.schemas(Map.of(DOCUMENT, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        return new PublishedSchema(registry.getSchema(SchemaLocation.of(DOCUMENT + "#" + place)));
    }

    List<String> differences(String value) {
        try {
            return schema.validate(YAML.readTree(value)).stream()
                    .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * References to a party and to a party's role have the same schema but for their names, by which the discriminator tells
     * them apart: one of them fits, and so does the other.
     */
    private static void withoutAmbiguity(JsonNode node) {
        node.forEach(PublishedSchema::withoutAmbiguity);
        if (node instanceof ObjectNode object) {
            if (object.has("oneOf") && object.has("discriminator")) {
                object.set("anyOf", object.remove("oneOf"));
            }
            object.remove("discriminator");
        }
    }

    private static JsonNode read(String definition) {
        try (InputStream in = PublishedSchema.class.getResourceAsStream("/tmforum/" + definition)) {
            return YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
