package io.hefu.portal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

    /** The vector that the Standard Webhooks libraries test themselves with. */
    @Test
    void signsAsStandardWebhooksDoes() {
        WebhookSecret secret = WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void isReadAsItIsShown() {
        WebhookSecret secret = WebhookSecret.mint(new SecureRandom());

        assertThat(WebhookSecret.parse(secret.clearText()).bytes())
                .isEqualTo(secret.bytes())
                .hasSize(32);
        assertThat(secret).hasToString("WebhookSecret");
        assertThatIllegalArgumentException().isThrownBy(() -> WebhookSecret.parse("MfKQ9r8GKYqrTwjUPD8"));
    }
}
