package io.hefu.stack.rights;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.stack.http.JsonExchange;
import io.hefu.stack.http.JsonServer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A supplier of rights in the way of Chinese 直充/卡密 suppliers: {@code POST /orders} accepts, the result comes later and
 * is asked for by {@code GET /orders/{orderNumber}}. Every request is signed. Healthy when {@code GET /health} answers 200.
 */
public final class RightsSupplierSimulator implements AutoCloseable {

    public static final int DEFAULT_PORT = 9102;

    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private final AtomicLong lastSupplierOrderNumber = new AtomicLong();
    private final Doorkeeper doorkeeper;
    private final Clock clock;
    private final JsonServer server;

    private RightsSupplierSimulator(int port, String secret, Clock clock) {
        this.doorkeeper = new Doorkeeper(secret, clock);
        this.clock = clock;
        this.server = JsonServer.start("Rights supplier simulator", port, this::answer);
    }

    /** On a free port. */
    public static RightsSupplierSimulator start(String secret) {
        return start(0, secret);
    }

    public static RightsSupplierSimulator start(int port, String secret) {
        return start(port, secret, Clock.systemUTC());
    }

    /** @param clock decides when a result is due, and whether a signature is fresh */
    public static RightsSupplierSimulator start(int port, String secret, Clock clock) {
        return new RightsSupplierSimulator(port, secret, clock);
    }

    public int port() {
        return server.port();
    }

    public String url() {
        return server.url();
    }

    /** How many different orders were accepted. */
    public int ordersAccepted() {
        return orders.size();
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(JsonExchange exchange) {
        List<String> path = exchange.path();
        if (path.equals(List.of("health"))) {
            exchange.answer(200, Map.of("status", "UP"));
            return;
        }
        Optional<String> objection = doorkeeper.objection(exchange);
        if (objection.isPresent()) {
            refuse(exchange, 401, objection.get());
        } else if (path.equals(List.of("orders")) && exchange.method().equals("POST")) {
            order(exchange);
        } else if (path.size() == 2
                && path.get(0).equals("orders")
                && exchange.method().equals("GET")) {
            show(exchange, path.get(1));
        } else {
            refuse(exchange, 404, "NO_SUCH_RESOURCE");
        }
    }

    private void order(JsonExchange exchange) {
        JsonNode json = exchange.json();
        Order.Content content = new Order.Content(
                json.path("orderNumber").asText(),
                json.path("productCode").asText(),
                json.path("account").asText(),
                json.path("quantity").asInt(1));
        if (!content.isComplete()) {
            refuse(exchange, 400, "INVALID_ORDER");
        } else if (content.productCode().equals(Product.OUT_OF_STOCK)) {
            refuse(exchange, 409, "OUT_OF_STOCK");
        } else {
            Order order = orders.computeIfAbsent(content.orderNumber(), number -> accept(content));
            if (order.content().equals(content)) {
                exchange.answer(202, order.seenAt(clock.instant()));
            } else {
                refuse(exchange, 409, "DUPLICATE_ORDER");
            }
        }
    }

    private Order accept(Order.Content content) {
        Product product = Product.of(content.productCode());
        String number = String.format("S%012d", lastSupplierOrderNumber.incrementAndGet());
        return new Order(content, number, product, product.delay().map(clock.instant()::plus));
    }

    private void show(JsonExchange exchange, String orderNumber) {
        Order order = orders.get(orderNumber);
        if (order == null) {
            refuse(exchange, 404, "NO_SUCH_ORDER");
        } else {
            exchange.answer(200, order.seenAt(clock.instant()));
        }
    }

    private static void refuse(JsonExchange exchange, int status, String code) {
        exchange.answer(status, Map.of("code", code));
    }
}
