package io.hefu.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RightsWiringTest {

    @Test
    void withoutAKeyOnlyTheDemoStarts() {
        assertThat(RightsWiring.masterKey(Optional.empty(), true)).isNotNull();
        assertThatThrownBy(() -> RightsWiring.masterKey(Optional.empty(), false))
                .hasMessageContaining("hefu.rights.code-key is not set");
    }

    @Test
    void aMistypedKeyIsRefusedWithoutBeingRepeated() {
        assertThatThrownBy(() -> RightsWiring.masterKey(Optional.of("secret-with-a-typo"), true))
                .hasMessage("hefu.rights.code-key: expected 64 hex digits");
        assertThatThrownBy(() -> RightsWiring.masterKey(Optional.of("0a0a"), false))
                .hasMessage("hefu.rights.code-key: 2 bytes (expected: 32)");
    }
}
