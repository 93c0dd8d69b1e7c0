package io.hefu.gateway.hosting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;

/** JSON bodies that pass through: numbers stay as they were written, a name that is there twice is a mistake. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private Json() {}

    /** Empty when it is not well-formed. */
    static Optional<JsonNode> parse(Buffer body) {
        try {
            JsonNode parsed = MAPPER.readTree(body.getBytes());
            return parsed.isMissingNode() ? Optional.empty() : Optional.of(parsed);
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    static Buffer write(JsonNode body) {
        try {
            return Buffer.buffer(MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("what was parsed can be written", unwritable);
        }
    }
}
