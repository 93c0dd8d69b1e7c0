package io.hefu.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdempotencyWiringTest {

    @Test
    void withoutAKeyOnlyTheDemoStarts() {
        assertThat(IdempotencyWiring.masterKey(Optional.empty(), true)).isNotNull();
        assertThatThrownBy(() -> IdempotencyWiring.masterKey(Optional.empty(), false))
                .hasMessageContaining("hefu.idempotency.answer-key is not set");
        assertThatThrownBy(() -> IdempotencyWiring.masterKey(Optional.of("0a0a"), true))
                .hasMessage("hefu.idempotency.answer-key: 2 bytes (expected: 32)");
    }
}
