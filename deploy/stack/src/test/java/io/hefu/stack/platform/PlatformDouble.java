package io.hefu.stack.platform;

import io.hefu.stack.http.JsonServer;
import java.util.Map;

/** In Hefu's place: is ready at once, or ends at once when it is told {@code DIES=yes}. */
public final class PlatformDouble {

    private PlatformDouble() {}

    public static void main(String[] arguments) throws InterruptedException {
        if ("yes".equals(System.getenv("DIES"))) {
            System.out.println("no database");
            System.exit(3);
        }
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        try (JsonServer server = JsonServer.start(
                "Hefu's double",
                port,
                exchange ->
                        exchange.answer(exchange.uri().getPath().equals("/q/health/ready") ? 200 : 404, Map.of()))) {
            Thread.currentThread().join();
        }
    }
}
