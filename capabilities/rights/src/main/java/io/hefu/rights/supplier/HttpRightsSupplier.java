package io.hefu.rights.supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.rights.secrecy.CardCode;
import io.hefu.rights.supplier.SupplierAnswer.Delivered;
import io.hefu.rights.supplier.SupplierAnswer.NeverOrdered;
import io.hefu.rights.supplier.SupplierAnswer.Refused;
import io.hefu.rights.supplier.SupplierAnswer.Working;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A supplier in the way of 直充/卡密 suppliers: {@code POST /orders} is taken, {@code GET /orders/{orderNumber}} tells the
 * result. Only what the supplier itself says for certain counts; anything else, from a timeout to a proxy's error page, is
 * no answer.
 */
public final class HttpRightsSupplier implements RightsSupplier {

    /** The supplier's words for "this order does not exist and never will", with their status. */
    private static final Map<Integer, Set<String>> FINAL_REFUSALS =
            Map.of(400, Set.of("INVALID_ORDER"), 409, Set.of("OUT_OF_STOCK"));

    private static final byte[] NO_BODY = {};

    private final SupplierConfig config;
    private final Optional<RequestSignature> signature;
    private final HttpClient client;
    private final ObjectMapper json;
    private final Clock clock;
    private final Supplier<UUID> nonces;

    public HttpRightsSupplier(SupplierConfig config, ObjectMapper json, Clock clock, Supplier<UUID> nonces) {
        this.config = config;
        this.signature = config.secret().map(RequestSignature::new);
        this.client = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
        this.json = json;
        this.clock = clock;
        this.nonces = nonces;
    }

    @Override
    public CompletionStage<SupplierAnswer> place(SupplierOrder order) {
        return send("POST", "/orders", body(order));
    }

    @Override
    public CompletionStage<SupplierAnswer> ask(SupplierOrder order) {
        return send("GET", "/orders/" + order.orderNumber(), NO_BODY);
    }

    private CompletionStage<SupplierAnswer> send(String method, String path, byte[] body) {
        if (signature.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalStateException("hefu.rights.supplier.secret is not set"));
        }
        URI uri = URI.create(config.url() + path);
        String timestamp = Long.toString(clock.millis());
        String nonce = nonces.get().toString();
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json")
                .header("X-Timestamp", timestamp)
                .header("X-Nonce", nonce)
                .header("X-Signature", signature.get().sign(timestamp, nonce, method, uri.getRawPath(), body))
                .timeout(config.timeout())
                .build();
        return client.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(this::answer);
    }

    private SupplierAnswer answer(HttpResponse<byte[]> response) {
        JsonNode body = read(response);
        String code = body.path("code").asText();
        if (FINAL_REFUSALS.getOrDefault(response.statusCode(), Set.of()).contains(code)) {
            return new Refused(code);
        }
        if (response.statusCode() == 404 && code.equals("NO_SUCH_ORDER")) {
            return new NeverOrdered();
        }
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException("the supplier answered " + response.statusCode() + " " + code);
        }
        return result(body);
    }

    private static SupplierAnswer result(JsonNode order) {
        String status = order.path("status").asText();
        return switch (status) {
            case "PROCESSING" -> new Working();
            case "SUCCEEDED" ->
                new Delivered(Optional.of(order.path("cardCode").asText())
                        .filter(code -> !code.isBlank())
                        .map(CardCode::new));
            case "FAILED" -> new Refused(order.path("failureReason").asText("UNSPECIFIED"));
            default -> throw new IllegalStateException("the supplier gave an unknown status");
        };
    }

    private JsonNode read(HttpResponse<byte[]> response) {
        try {
            return json.readTree(response.body());
        } catch (IOException notJson) {
            throw new UncheckedIOException("the supplier answered " + response.statusCode() + " without JSON", notJson);
        }
    }

    private byte[] body(SupplierOrder order) {
        try {
            return json.writeValueAsBytes(Map.of(
                    "orderNumber", order.orderNumber(),
                    "productCode", order.productCode(),
                    "account", order.account().value(),
                    "quantity", order.quantity()));
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("texts and numbers can be written", impossible);
        }
    }
}
