package io.hefu.portal.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.1.1", "localhost", "::1", "[::1]"})
    void theDemoMayListenOnThisMachine(String host) {
        assertThatCode(() -> DemoGuard.requireLoopback(host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.0.7", "hefu.example", "127.0.0.1.evil.example", ""})
    void elsewhereItDoesNotStart(String host) {
        assertThatThrownBy(() -> DemoGuard.requireLoopback(host))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("quarkus.http.host=127.0.0.1");
    }
}
