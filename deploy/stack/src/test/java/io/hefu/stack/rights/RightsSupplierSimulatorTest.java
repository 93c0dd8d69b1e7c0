package io.hefu.stack.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.stack.HttpAnswers;
import io.hefu.stack.HttpAnswers.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RightsSupplierSimulatorTest {

    private static final String SECRET = "shared";

    private final TestClock clock = new TestClock();
    private final HttpAnswers answers = new HttpAnswers();
    private RightsSupplierSimulator supplier;

    @BeforeEach
    void start() {
        supplier = RightsSupplierSimulator.start(0, SECRET, clock);
    }

    @AfterEach
    void stop() {
        supplier.close();
    }

    @Test
    void anOrderIsAcceptedAtOnceAndFulfilledLater() {
        // When
        Answer accepted = order("1", "VIDEO-MONTH");

        // Then
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.json().path("status").asText()).isEqualTo("PROCESSING");
        assertThat(accepted.json().path("supplierOrderNumber").asText()).isNotBlank();

        // When
        clock.pass(Duration.ofMillis(100));

        // Then
        assertThat(statusOf("1")).isEqualTo("SUCCEEDED");
    }

    @Test
    void aVoucherComesLateAndWithItsCode() {
        order("1", "RIDE-VOUCHER");

        clock.pass(Duration.ofMillis(1_499));
        assertThat(statusOf("1")).isEqualTo("PROCESSING");
        clock.pass(Duration.ofMillis(1));
        assertThat(statusOf("1")).isEqualTo("SUCCEEDED");
        assertThat(show("1").json().path("cardCode").asText()).isNotBlank();
    }

    @Test
    void someOrdersFail() {
        order("1", "FAILS-ALWAYS");
        clock.pass(Duration.ofSeconds(1));

        assertThat(statusOf("1")).isEqualTo("FAILED");
        assertThat(show("1").json().path("failureReason").asText()).isNotBlank();
    }

    @Test
    void someOrdersNeverEnd() {
        order("1", "STUCK-FOREVER");
        clock.pass(Duration.ofDays(30));

        assertThat(statusOf("1")).isEqualTo("PROCESSING");
    }

    @Test
    void whatIsOutOfStockIsRefused() {
        Answer answer = order("1", "OUT-OF-STOCK");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("code").asText()).isEqualTo("OUT_OF_STOCK");
    }

    @Test
    void theSameOrderTwiceIsOneOrder() {
        Answer first = order("1", "VIDEO-MONTH");
        Answer again = order("1", "VIDEO-MONTH");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(supplier.ordersAccepted()).isEqualTo(1);
    }

    @Test
    void anotherOrderUnderTheSameNumberIsRefused() {
        order("1", "VIDEO-MONTH");

        Answer other = order("1", "CLOUD-50G");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().path("code").asText()).isEqualTo("DUPLICATE_ORDER");
    }

    @Test
    void anUnknownOrderIsNotFound() {
        assertThat(show("none").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"orderNumber\":\"1\"}",
                "{\"orderNumber\":\"1\",\"productCode\":\"A\",\"account\":\"b\",\"quantity\":0}"
            })
    void whatIsNoOrderIsRefused(String body) {
        assertThat(send("POST", "/orders", body, now(), nonce(), SECRET).status())
                .isEqualTo(400);
    }

    @Test
    void aRequestSignedWithAnotherSecretIsRefused() {
        assertThat(codeOf(send("GET", "/orders/1", "", now(), nonce(), "guess")))
                .isEqualTo("SIGNATURE_WRONG");
    }

    @Test
    void aReplayedRequestIsRefused() {
        String nonce = nonce();
        assertThat(send("GET", "/orders/1", "", now(), nonce, SECRET).status()).isEqualTo(404);

        assertThat(codeOf(send("GET", "/orders/1", "", now(), nonce, SECRET))).isEqualTo("NONCE_USED");
        clock.pass(Duration.ofMinutes(11));
        assertThat(codeOf(send("GET", "/orders/1", "", now(), nonce, SECRET))).isEqualTo("NONCE_USED");
    }

    @Test
    void anOldRequestIsRefused() {
        String before = now();
        clock.pass(Duration.ofMinutes(6));

        assertThat(codeOf(send("GET", "/orders/1", "", before, nonce(), SECRET)))
                .isEqualTo("TIMESTAMP_TOO_OLD");
        assertThat(codeOf(send("GET", "/orders/1", "", "noon", nonce(), SECRET)))
                .isEqualTo("TIMESTAMP_TOO_OLD");
    }

    @Test
    void anUnsignedRequestIsRefused() {
        Answer answer = answers.to(
                HttpRequest.newBuilder(URI.create(supplier.url() + "/orders/1")).build());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(codeOf(answer)).isEqualTo("SIGNATURE_MISSING");
    }

    private Answer order(String number, String product) {
        String body = "{\"orderNumber\":\"" + number + "\",\"productCode\":\"" + product
                + "\",\"account\":\"13800000001\",\"quantity\":1}";
        return send("POST", "/orders", body, now(), nonce(), SECRET);
    }

    private Answer show(String number) {
        return send("GET", "/orders/" + number, "", now(), nonce(), SECRET);
    }

    private String statusOf(String number) {
        return show(number).json().path("status").asText();
    }

    private static String codeOf(Answer answer) {
        return answer.json().path("code").asText();
    }

    private String now() {
        return String.valueOf(clock.millis());
    }

    private static String nonce() {
        return UUID.randomUUID().toString();
    }

    private Answer send(String method, String path, String body, String timestamp, String nonce, String secret) {
        String signature =
                new RequestSignature(secret).of(timestamp, nonce, method, path, body.getBytes(StandardCharsets.UTF_8));
        return answers.to(HttpRequest.newBuilder(URI.create(supplier.url() + path))
                .header("X-Timestamp", timestamp)
                .header("X-Nonce", nonce)
                .header("X-Signature", signature)
                .method(method, BodyPublishers.ofString(body))
                .build());
    }
}
