package io.hefu.gateway.whole;

import static io.hefu.gateway.whole.Patience.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.hefu.clients.people.Newcomer;
import io.hefu.core.identity.PhoneNumber;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class MessageJourneyTest {

    private static final String NUMBER = "+8613812340000";

    @Test
    void aLiveMessageReachesThePhoneAndItsReceiptComesBack() {
        String location = send(DemoPlatform.liveKey());

        soon().until(() -> RealParts.parts().messagesOf(new PhoneNumber(NUMBER)).contains("合符 journey"));
        soon().until(() -> state(DemoPlatform.liveKey(), location).equals("DELIVERED"));
    }

    @Test
    void theApplicationHearsOfTheReceiptByWebhook() throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer sink = sink(heard);
        Newcomer newcomer = DemoPlatform.newcomer();
        String key = newcomer.developer()
                .createKey(newcomer.application(), "with receipts", "LIVE")
                .clearText();
        newcomer.developer()
                .createWebhook(
                        newcomer.application(),
                        "LIVE",
                        URI.create("http://127.0.0.1:" + sink.getAddress().getPort() + "/hooks"),
                        List.of("org.hefu.short-messages.v0.delivery-receipt"));

        String location = send(key);

        String message = location.substring(location.lastIndexOf('/') + 1);
        soon().until(() -> heard.stream()
                .anyMatch(event -> event.contains(message) && event.contains("\"status\":\"DELIVERED\"")));
        sink.stop(0);
    }

    @Test
    void aSandboxMessageNeverReachesThePhone() {
        int shown = RealParts.parts().messagesOf(new PhoneNumber(NUMBER)).size();

        String location = send(DemoPlatform.testKey());

        soon().until(() -> state(DemoPlatform.testKey(), location).equals("DELIVERED"));
        assertThat(RealParts.parts().messagesOf(new PhoneNumber(NUMBER))).hasSize(shown);
    }

    @Test
    void aMessageOfOneEnvironmentDoesNotExistInTheOther() {
        String location = send(DemoPlatform.testKey());

        given().header("Authorization", "Bearer " + DemoPlatform.liveKey())
                .get(location)
                .then()
                .statusCode(404);
    }

    private static HttpServer sink(List<String> heard) throws IOException {
        HttpServer sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sink.createContext("/hooks", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        sink.start();
        return sink;
    }

    private static String send(String key) {
        return given().header("Authorization", "Bearer " + key)
                .contentType(ContentType.JSON)
                .body("{\"to\":[\"%s\"],\"category\":\"SERVICE\",\"text\":\"合符 journey\"}".formatted(NUMBER))
                .post("/short-messages/v0.1/messages")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    private static String state(String key, String location) {
        return given().header("Authorization", "Bearer " + key).get(location).path("recipients[0].status");
    }
}
