package io.hefu.stack.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.stack.HttpAnswers;
import io.hefu.stack.http.JsonServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthenticationDeviceSimulatorTest {

    private static final String NUMBER = "+8613800000001";
    private static final String CALLBACK = "/realms/hefu/protocol/openid-connect/ext/ciba/auth/callback";

    private final BlockingQueue<String> calledBack = new LinkedBlockingQueue<>();
    private final HttpAnswers answers = new HttpAnswers();
    private JsonServer keycloak;
    private AuthenticationDeviceSimulator device;

    @BeforeEach
    void start() {
        keycloak = JsonServer.start("Keycloak's callback", 0, exchange -> {
            calledBack.add(
                    exchange.uri() + " " + exchange.header("Authorization").orElse("") + " "
                            + exchange.json().path("status").asText());
            exchange.answer(200);
        });
        device = AuthenticationDeviceSimulator.start(0, keycloak.url() + "/realms/hefu");
    }

    @AfterEach
    void stop() {
        device.close();
        keycloak.close();
    }

    @Test
    void thePhoneAcceptsUnlessToldOtherwise() throws InterruptedException {
        assertThat(ask(NUMBER)).isEqualTo(201);

        assertThat(calledBack.poll(5, TimeUnit.SECONDS)).isEqualTo(CALLBACK + " Bearer proof SUCCEED");
    }

    @Test
    void thePhoneDeclines() throws InterruptedException {
        device.decide(new PhoneNumber(NUMBER), Decision.DENY);

        ask(NUMBER);

        assertThat(calledBack.poll(5, TimeUnit.SECONDS)).endsWith(" CANCELLED");
    }

    @Test
    void aPhoneInADrawerNeverAnswers() throws InterruptedException {
        device.decide(new PhoneNumber(NUMBER), Decision.IGNORE);

        assertThat(ask(NUMBER)).isEqualTo(201);

        assertThat(calledBack.poll(1, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void whatIsNoNumberHasNoPhone() {
        assertThat(ask("subscriber")).isEqualTo(400);
    }

    private int ask(String loginHint) {
        return answers.to(HttpRequest.newBuilder(URI.create(device.url()))
                        .header("Authorization", "Bearer proof")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"login_hint\":\"" + loginHint + "\",\"scope\":\"openid\"}"))
                        .build())
                .status();
    }
}
