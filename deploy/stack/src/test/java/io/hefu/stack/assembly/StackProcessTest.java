package io.hefu.stack.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.stack.HttpAnswers;
import io.hefu.stack.HttpAnswers.Answer;
import io.hefu.stack.process.Health;
import io.hefu.stack.process.Signals;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole stack without Hefu, as other modules' tests start it, Keycloak with its realm included. */
class StackProcessTest {

    @TempDir
    static Path folder;

    private static StackProcess stack;
    private static Map<String, String> hefu;
    private final HttpAnswers answers = new HttpAnswers();

    @BeforeAll
    static void start() {
        stack = StackProcess.start(EnumSet.complementOf(EnumSet.of(Part.HEFU)), folder.resolve("run"));
        hefu = stack.hefuProperties();
    }

    @AfterAll
    static void stop() {
        stack.close();
        assertThat(Health.listens(port("hefu.database.port"))).isFalse();
    }

    @Test
    void everyPartListens() {
        assertThat(Health.listens(port("hefu.sms.smpp.port"))).isTrue();
        assertThat(Health.listens(port("hefu.iot.mqtt.port"))).isTrue();
        assertThat(Health.listens(URI.create(hefu.get("hefu.location.monitoring-event.url"))
                        .getPort()))
                .isTrue();
        assertThat(Health.listens(
                        URI.create(hefu.get("hefu.rights.supplier.url")).getPort()))
                .isTrue();
    }

    @Test
    void postgresStopsAndStartsAtTheLever() throws SQLException {
        try (Connection connection = connect()) {
            assertThat(connection.isValid(1)).isTrue();
        }

        stack.stopPostgres();
        assertThatThrownBy(StackProcessTest::connect).isInstanceOf(SQLException.class);

        stack.startPostgres();
        try (Connection connection = connect()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        // Keycloak has noticed nothing.
        assertThat(token("demo-application", stack.demoClientSecret(), "").has("access_token"))
                .isTrue();
    }

    @Test
    void aPhoneIsMovedAtTheLever() {
        stack.movePhone(new PhoneNumber("+8613800000555"), 39.9, 116.4, 20);

        Answer answer = answers.to(HttpRequest.newBuilder(
                        URI.create(hefu.get("hefu.location.monitoring-event.url") + "/hefu/subscriptions"))
                .POST(BodyPublishers.ofString("""
                        {"monitoringType":"LOCATION_REPORTING","msisdn":"8613800000555","maximumNumberOfReports":1}"""))
                .build());
        assertThat(answer.json()
                        .at("/monitoringEventReport/locationInfo/geographicArea/point/lat")
                        .asDouble())
                .isEqualTo(39.9);
        assertThat(stack.messagesOf(new PhoneNumber("+8613800000555"))).isEmpty();
    }

    @Test
    void anApplicationGetsATokenWithTheScopesItAsksFor() {
        JsonNode token = token("demo-application", stack.demoClientSecret(), "short-messages:send iot-devices:read");

        assertThat(token.path("scope").asText().split(" "))
                .containsExactlyInAnyOrder("short-messages:send", "iot-devices:read");
        assertThat(token.path("expires_in").asInt()).isEqualTo(300);
        JsonNode claims = claims(token);
        assertThat(claims.path("azp").asText()).isEqualTo("demo-application");
        assertThat(claims.path("iss").asText()).isEqualTo(hefu.get("hefu.keycloak.url") + "/realms/hefu");
    }

    @Test
    void hefuManagesTheClientsOfApplications() {
        String token = token("hefu-admin", hefu.get("hefu.keycloak.admin-client-secret"), "")
                .path("access_token")
                .asText();
        String admin = hefu.get("hefu.keycloak.url") + "/admin/realms/hefu";
        HttpRequest creation = HttpRequest.newBuilder(URI.create(admin + "/client-scopes"))
                .header("Authorization", "Bearer " + token)
                .build();

        assertThat(answers.to(creation).status()).isEqualTo(200);
    }

    @Test
    void theSubscribersNumberIsInTheRealm() {
        String token = token("hefu-admin", hefu.get("hefu.keycloak.admin-client-secret"), "")
                .path("access_token")
                .asText();
        Answer users = answers.to(HttpRequest.newBuilder(URI.create(
                        hefu.get("hefu.keycloak.url") + "/admin/realms/hefu/users?username=subscriber&exact=true"))
                .header("Authorization", "Bearer " + token)
                .build());

        assertThat(users.json().at("/0/attributes/phone_number/0").asText()).isEqualTo("+8613800000001");
    }

    @Test
    void theControlNeedsItsToken() {
        String port = hefu.get("quarkus.http.port");
        assertThat(hefu).doesNotContainKey("control.token").containsEntry("quarkus.http.test-port", port);
    }

    @Test
    void nothingStaysWhenTheStackIsKilled() {
        // Given
        StackProcess other = StackProcess.start(EnumSet.of(Part.POSTGRES), folder.resolve("other"));
        int database = Integer.parseInt(other.hefuProperties().get("hefu.database.port"));
        assertThat(Health.listens(database)).isTrue();

        // When
        Signals.send("KILL", other.pid());

        // Then
        await().atMost(Duration.ofSeconds(20)).until(() -> !Health.listens(database));
        other.close();
    }

    private JsonNode token(String client, String secret, String scopes) {
        String form = "grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret
                + (scopes.isEmpty() ? "" : "&scope=" + URLEncoder.encode(scopes, StandardCharsets.UTF_8));
        Answer answer = answers.to(HttpRequest.newBuilder(
                        URI.create(hefu.get("hefu.keycloak.url") + "/realms/hefu/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
        assertThat(answer)
                .extracting(Answer::status)
                .as(answer.json().toString())
                .isEqualTo(200);
        return answer.json();
    }

    private static JsonNode claims(JsonNode token) {
        String payload = token.path("access_token").asText().split("\\.")[1];
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(payload));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + hefu.get("hefu.database.port") + "/hefu",
                hefu.get("hefu.database.user"),
                hefu.get("hefu.database.password"));
    }

    private static int port(String property) {
        return Integer.parseInt(hefu.get(property));
    }
}
