package io.hefu.clients.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlatformTest {

    private static final String DEMO_ENV = """
            HEFU_URL=http://127.0.0.1:8080
            HEFU_ADMIN_USER=admin
            HEFU_ADMIN_PASSWORD=a=b
            HEFU_FINANCE_USER=finance
            HEFU_FINANCE_PASSWORD=c
            HEFU_SUBSCRIBER_USER=subscriber
            HEFU_SUBSCRIBER_PASSWORD=d
            HEFU_SUBSCRIBER_NUMBER=+8613800000001
            """;

    @Test
    void demoEnvTellsWhereAndWho() {
        Platform platform = Platform.of(DEMO_ENV);

        assertThat(platform.url()).hasToString("http://127.0.0.1:8080");
        assertThat(platform.admin()).isEqualTo(new Login("admin", "a=b"));
        assertThat(platform.subscriberNumber()).isEqualTo("+8613800000001");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> Platform.of(DEMO_ENV.replace("HEFU_FINANCE_USER=finance", "")))
                .isInstanceOf(ClientFailure.class)
                .hasMessage("demo.env does not say HEFU_FINANCE_USER; run deploy/up again.");
    }

    @Test
    void withoutDemoEnvHefuIsNotUp() {
        assertThatThrownBy(() -> Platform.read(Path.of("no-such-folder/demo.env")))
                .hasMessage("Hefu is not up: there is no no-such-folder/demo.env; start it with deploy/up --detach.");
    }

    @Test
    void aLoginDoesNotShowItsPassword() {
        assertThat(new Login("admin", "secret")).hasToString("admin");
    }
}
