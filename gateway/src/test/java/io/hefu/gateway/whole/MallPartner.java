package io.hefu.gateway.whole;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hefu.gateway.signature.ReceivedSignature;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A partner's own server, and the definitions that it hands in. */
final class MallPartner implements AutoCloseable {

    static final int BIG_BYTES = 64 << 20;

    /** The keys of the orders that came, in their order. */
    final List<String> orderKeys = new CopyOnWriteArrayList<>();

    /** By key id. While there are any, only calls that are signed by one of them are answered. */
    final Map<String, byte[]> secrets = new ConcurrentHashMap<>();

    /** What the calls that were answered were signed with. */
    final Set<String> keysSeen = ConcurrentHashMap.newKeySet();

    volatile CountDownLatch secondEvent = new CountDownLatch(0);

    private static final String DEFINITION = """
            {"openapi": "3.0.3",
             "info": {"title": "Mall offers", "x-hefu-title-zh": "商场优惠", "version": "1.0.0",
                      "description": "What malls have on offer."},
             "paths": {
              "/offers/{offerId}": {
                "parameters": [{"name": "offerId", "in": "path", "required": true, "schema": {"type": "string"}}],
                "get": {"operationId": "getOffer", "summary": "Read an offer",
                        "x-hefu-metering": {"unit": "call", "billable": [200]},
                        "responses": {"200": {"description": "The offer"}}},
                "put": {"operationId": "putOffer", "summary": "Replace an offer",
                        "x-hefu-metering": {"unit": "call", "billable": []},
                        "requestBody": {"content": {"application/octet-stream": {}}},
                        "responses": {"200": {"description": "It is replaced"}}}},
              "/orders": {
                "post": {"operationId": "order", "summary": "Order an offer",
                         "x-hefu-metering": {"unit": "call", "billable": [201]},
                         "requestBody": {"required": true, "content": {"application/json": {"schema":
                            {"type": "object", "required": ["offer"], "properties": {"offer": {"type": "string"}}}}}},
                         "responses": {"201": {"description": "It is ordered"}}}}}}
            """;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    MallPartner() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/base/", this::answer);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/base");
    }

    static JsonNode definition() {
        try {
            return new ObjectMapper().readTree(DEFINITION);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** With one more operation, which breaks nobody: {@code GET /news}. */
    static JsonNode grownDefinition() {
        JsonNode definition = definition();
        ObjectNode news =
                ((ObjectNode) definition.get("paths")).putObject("/news").putObject("get");
        news.put("operationId", "readNews").put("summary", "Read the news");
        news.putObject("x-hefu-metering").put("unit", "call").putArray("billable");
        news.putObject("responses").putObject("200").put("description", "The news");
        return definition;
    }

    /** Without an operation that there was. */
    static JsonNode shrunkDefinition() {
        JsonNode definition = definition();
        ((ObjectNode) definition.get("paths")).remove("/orders");
        return definition;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!secrets.isEmpty() && !isSigned(exchange)) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            long received = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            if (path.endsWith("/big")) {
                exchange.sendResponseHeaders(200, BIG_BYTES);
                exchange.getResponseBody().write(new byte[BIG_BYTES]);
            } else if (path.endsWith("/events")) {
                events(exchange);
            } else if (path.endsWith("/orders")) {
                orderKeys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
                say(exchange, 201, "{\"orderId\":" + orderKeys.size() + "}");
            } else {
                String application = exchange.getRequestHeaders().getFirst("Hefu-Application");
                say(exchange, 200, "{\"received\":" + received + ",\"for\":\"" + application + "\"}");
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isSigned(HttpExchange exchange) {
        try {
            ReceivedSignature signature = ReceivedSignature.of(
                    exchange.getRequestMethod(),
                    base().resolve(exchange.getRequestURI()).toString(),
                    exchange.getRequestHeaders()::getFirst);
            byte[] secret = secrets.get(signature.keyId());
            boolean good = secret != null && signature.isMadeWith(secret);
            if (good) {
                keysSeen.add(signature.keyId());
            }
            return good;
        } catch (IllegalArgumentException | GeneralSecurityException unsigned) {
            return false;
        }
    }

    private void events(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("data: 1\n\n".getBytes());
        exchange.getResponseBody().flush();
        secondEvent.await();
        exchange.getResponseBody().write("data: 2\n\n".getBytes());
    }

    private static void say(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length());
        exchange.getResponseBody().write(json.getBytes());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
