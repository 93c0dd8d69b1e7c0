package io.hefu.gateway.whole;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LogPrivacyTest {

    private static final String UNLIKELY_NUMBER = "+8613877665544";

    @Test
    void noNumberKeyOrTokenReachesALogLine() {
        Lines lines = new Lines();
        Logger root = Logger.getLogger("");
        root.addHandler(lines);
        String token = new KeycloakClient().token("short-messages:send");
        try {
            for (String credential : List.of(DemoPlatform.liveKey(), DemoPlatform.testKey(), token, token + "x")) {
                send(
                        credential,
                        "{\"to\":[\"%s\"],\"category\":\"SERVICE\",\"text\":\"x\"}".formatted(UNLIKELY_NUMBER));
                send(credential, "{\"to\":[\"%s\"],\"category\":".formatted(UNLIKELY_NUMBER));
            }
        } finally {
            root.removeHandler(lines);
        }

        assertThat(lines.kept)
                .noneMatch(line -> line.contains(UNLIKELY_NUMBER.substring(3)))
                .noneMatch(line -> line.contains(DemoPlatform.liveKey()) || line.contains(DemoPlatform.testKey()))
                .noneMatch(line -> line.contains(token));
    }

    private static void send(String credential, String body) {
        given().header("Authorization", "Bearer " + credential)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/short-messages/v0.1/messages");
    }

    private static final class Lines extends Handler {

        private final Queue<String> kept = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord record) {
            kept.add(new SimpleFormatter().format(record));
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
