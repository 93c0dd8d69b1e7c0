package io.hefu.gateway.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of one document. Each that is asked for gets a place of its own beside the document's, so that it can be
 * named wherever it stands, while its references to the rest of the document still lead there.
 */
final class DocumentSchemas {

    private static final String DOCUMENT = "urn:hefu:definition";
    private static final String PLACE = "x-hefu-schemas";

    private final ObjectNode document;
    private final ArrayNode asked = JsonNodeFactory.instance.arrayNode();
    private @Nullable SchemaRegistry registry;

    DocumentSchemas(JsonNode document) {
        this.document = JsonNodeFactory.instance.objectNode();
        document.properties().forEach(entry -> this.document.set(entry.getKey(), entry.getValue()));
        this.document.set(PLACE, asked);
    }

    /** To be asked while the document is being read, before the first schema is used. */
    DefinedSchema schema(JsonNode schema) {
        asked.add(schema);
        String location = DOCUMENT + "#/" + PLACE + "/" + (asked.size() - 1);
        return new DefinedSchema(() -> registry().getSchema(SchemaLocation.of(location)));
    }

    /** Nothing is ever fetched: the reader refuses references to elsewhere. */
    private synchronized SchemaRegistry registry() {
        if (registry == null) {
            registry = SchemaRegistry.withDialect(
                    Dialects.getOpenApi30(),
                    builder -> builder.schemas(Map.of(DOCUMENT, document.toString()))
                            .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .locale(Locale.ENGLISH)
                                    .regularExpressionFactory(BoundedPattern::new)
                                    .build()));
        }
        return registry;
    }
}
