package io.hefu.stack.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** One request with its whole body, to be answered once. */
public final class JsonExchange {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    private static final int LARGEST_BODY = 1024 * 1024;

    private final HttpExchange exchange;
    private final byte[] body;

    private JsonExchange(HttpExchange exchange, byte[] body) {
        this.exchange = exchange;
        this.body = body;
    }

    static JsonExchange read(HttpExchange exchange) throws IOException {
        return new JsonExchange(exchange, exchange.getRequestBody().readNBytes(LARGEST_BODY));
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    public URI uri() {
        return exchange.getRequestURI();
    }

    /** The decoded parts of the path between its slashes. */
    public List<String> path() {
        String path = uri().getPath();
        return List.of(path.substring(1).split("/", -1));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    public byte[] body() {
        return body.clone();
    }

    /** A missing node when the body is not JSON. */
    public JsonNode json() {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    public void answer(int status, Object content) {
        answer(status, "application/json", content);
    }

    public void answer(int status) {
        send(status, new byte[0]);
    }

    public void answer(int status, String contentType, Object content) {
        try {
            byte[] bytes = JSON.writeValueAsBytes(content);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            send(status, bytes);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void setHeader(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    void answeredBy(JsonServer.Answering answering) throws IOException {
        try {
            answering.answer(this);
        } catch (RuntimeException e) {
            answer(500, new Problem(500, "Internal Server Error", String.valueOf(e.getMessage())));
        }
    }

    private void send(int status, byte[] bytes) {
        try {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            exchange.close();
        }
    }

    private record Problem(int status, String title, String detail) {}
}
