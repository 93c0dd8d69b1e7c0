package io.hefu.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.stack.process.StartFailure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpOptionsTest {

    @Test
    void withoutAnyHefuIsAt8080AndDataStay() {
        assertThat(UpOptions.parse(List.of())).isEqualTo(new UpOptions(8080, false, Optional.empty()));
    }

    @Test
    void everyOptionCanBeGiven() {
        assertThat(UpOptions.parse(List.of("--fresh", "--port", "9080", "--host", "localhost", "--shell", "42")))
                .isEqualTo(new UpOptions(9080, true, Optional.of(42L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.2"})
    void thisMachineIsAnAddress(String host) {
        assertThat(UpOptions.parse(List.of("--host", host)).port()).isEqualTo(8080);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "::"})
    void otherMachinesDoNotReachTheDemo(String host) {
        assertThatThrownBy(() -> UpOptions.parse(List.of("--host", host)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(host)
                .hasMessageContaining("demo logins and secrets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http"})
    void aPortIsANumberOfAPort(String port) {
        assertThatThrownBy(() -> UpOptions.parse(List.of("--port", port)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("1 to 65535");
    }

    @Test
    void whatIsNotUnderstoodIsToldWithTheUsage() {
        assertThatThrownBy(() -> UpOptions.parse(List.of("--frsh")))
                .hasMessageContaining("--frsh")
                .hasMessageContaining("usage:");
        assertThatThrownBy(() -> UpOptions.parse(List.of("--port"))).hasMessageContaining("needs a value");
    }
}
