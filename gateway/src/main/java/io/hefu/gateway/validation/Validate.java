package io.hefu.gateway.validation;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.hefu.core.refusal.InvalidArgument;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.definition.Operation;
import io.hefu.gateway.definition.Operation.Location;
import io.hefu.gateway.definition.Operation.Parameter;
import io.hefu.gateway.definition.Operation.RequestBody;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.exchange.Stage;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks parameters and body against the API's definition, so that a capability only sees what it declared. */
public final class Validate implements Stage {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Override
    public Uni<Void> apply(Exchange exchange) {
        Operation operation = exchange.operation();
        for (Parameter parameter : operation.parameters()) {
            check(parameter, exchange);
        }
        if (operation.body().isEmpty()) {
            return DONE;
        }
        RequestBody expected = operation.body().get();
        return exchange.request()
                .body()
                .invoke(bytes -> {
                    if (bytes.length > 0 || expected.required()) {
                        exchange.body(body(exchange, bytes, expected.schema()));
                    }
                })
                .replaceWithVoid();
    }

    private static void check(Parameter parameter, Exchange exchange) {
        Map<String, String> given = parameter.location() == Location.PATH
                ? exchange.pathParameters()
                : exchange.request().query();
        String text = given.get(parameter.name());
        if (text != null) {
            check(parameter.schema(), typed(parameter, text), parameter.name());
        } else if (parameter.required()) {
            throw new RefusedException(new InvalidArgument(parameter.name(), "is required"));
        }
    }

    private static JsonNode typed(Parameter parameter, String text) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        try {
            return switch (parameter.type()) {
                case "integer" -> nodes.numberNode(Long.parseLong(text));
                case "number" -> nodes.numberNode(Double.parseDouble(text));
                case "boolean" -> truth(text);
                default -> nodes.textNode(text);
            };
        } catch (IllegalArgumentException untyped) {
            throw new RefusedException(new InvalidArgument(parameter.name(), "must be of type " + parameter.type()));
        }
    }

    private static BooleanNode truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return BooleanNode.valueOf(text.equals("true"));
    }

    private static JsonNode body(Exchange exchange, byte[] bytes, Schema schema) {
        if (!exchange.request().header("Content-Type").map(Validate::isJson).orElse(false)) {
            throw new RefusedException(new GatewayRefusal.UnsupportedMediaType());
        }
        JsonNode body = parse(bytes);
        check(schema, body, "the body");
        return body;
    }

    private static boolean isJson(String contentType) {
        String type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return type.equals("application/json");
    }

    private static JsonNode parse(byte[] bytes) {
        if (bytes.length == 0) {
            throw new RefusedException(new InvalidArgument("the body", "is required"));
        }
        try {
            return JSON.readTree(text(bytes));
        } catch (JsonProcessingException malformed) {
            JsonLocation at = malformed.getLocation();
            String where = at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new RefusedException(new GatewayRefusal.MalformedBody(where));
        }
    }

    /** JSON between systems is UTF-8 (RFC 8259 §8.1); Jackson itself would also take what only looks like it. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new RefusedException(new InvalidArgument("the body", "must be UTF-8"));
        }
    }

    /** The first thing wrong, said with its place and never its value, which may be personal data. */
    private static void check(Schema schema, JsonNode value, String whole) {
        List<Error> errors = schema.validate(value);
        if (!errors.isEmpty()) {
            Error error = errors.get(0);
            String place = error.getInstanceLocation().toString();
            throw new RefusedException(new InvalidArgument(place.isEmpty() ? whole : place, error.getMessage()));
        }
    }
}
