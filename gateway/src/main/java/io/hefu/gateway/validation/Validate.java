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
import io.hefu.core.refusal.InvalidArgument;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.definition.DefinedSchema;
import io.hefu.gateway.definition.MediaType;
import io.hefu.gateway.definition.Operation;
import io.hefu.gateway.definition.Operation.Location;
import io.hefu.gateway.definition.Operation.Parameter;
import io.hefu.gateway.definition.Operation.RequestBody;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.exchange.Stage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Checks parameters and body against the API's definition, so that a capability only sees what it declared. A partner may
 * choose that mismatches are only reported, or not looked for.
 */
public final class Validate implements Stage {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final Set<String> READ_TYPES = Set.of("integer", "number", "boolean", "string");

    private final Mismatches mismatches;

    public Validate(Mismatches mismatches) {
        this.mismatches = mismatches;
    }

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        return switch (exchange.operation().requestValidation()) {
            case OFF -> DONE;
            case REJECT -> check(exchange);
            case REPORT -> report(exchange);
        };
    }

    /** Bodies whose length is not known beforehand, or that are long, are not held up to be looked into. */
    private CompletionStage<Void> report(Exchange exchange) {
        long length = exchange.request().declaredLength();
        if (length < 0 || length > exchange.request().bodyLimitBytes()) {
            return DONE;
        }
        try {
            CompletionStage<Void> checked = check(exchange);
            return checked == DONE ? DONE : checked.exceptionally(failure -> reported(exchange, failure));
        } catch (RefusedException mismatch) {
            reported(exchange, mismatch);
            return DONE;
        }
    }

    private @Nullable Void reported(Exchange exchange, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof RefusedException mismatch)) {
            throw new CompletionException(cause);
        }
        mismatches.inRequest(exchange.operation(), mismatch.refusal().message());
        return null;
    }

    private static CompletionStage<Void> check(Exchange exchange) {
        Operation operation = exchange.operation();
        for (Parameter parameter : operation.parameters()) {
            check(parameter, exchange);
        }
        if (operation.body().isEmpty()
                || isOfOtherType(exchange, operation.body().get())) {
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
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    /** Declared beside JSON, to be passed on unread; never where personal data must be found in it. */
    private static boolean isOfOtherType(Exchange exchange, RequestBody expected) {
        return !expected.otherTypes().isEmpty()
                && exchange.operation().personalData().isEmpty()
                && exchange.request()
                        .header("Content-Type")
                        .map(MediaType::of)
                        .map(expected.otherTypes()::contains)
                        .orElse(false);
    }

    private static void check(Parameter parameter, Exchange exchange) {
        Map<String, String> given = parameter.location() == Location.PATH
                ? exchange.pathParameters()
                : exchange.request().query();
        String text = given.get(parameter.name());
        if (text == null) {
            if (parameter.required()) {
                throw new RefusedException(new InvalidArgument(parameter.name(), "is required"));
            }
        } else if (READ_TYPES.contains(parameter.type())) {
            check(parameter.schema(), typed(parameter, text), parameter.name());
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

    private static JsonNode body(Exchange exchange, byte[] bytes, DefinedSchema schema) {
        boolean hosted = exchange.operation().hosted().isPresent();
        if (!exchange.request()
                .header("Content-Type")
                .map(MediaType::of)
                .map(type -> hosted ? MediaType.isJson(type) : type.equals("application/json"))
                .orElse(false)) {
            throw new RefusedException(GatewayRefusal.Plain.UNSUPPORTED_MEDIA_TYPE);
        }
        JsonNode body = parse(bytes);
        check(schema, body, "the body");
        return body;
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
    private static void check(DefinedSchema schema, JsonNode value, String whole) {
        schema.differenceOf(value).ifPresent(difference -> {
            String place = difference.place().isEmpty() ? whole : difference.place();
            throw new RefusedException(new InvalidArgument(place, difference.expectation()));
        });
    }
}
