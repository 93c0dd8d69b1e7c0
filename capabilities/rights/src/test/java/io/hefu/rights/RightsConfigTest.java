package io.hefu.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RightsConfigTest {

    @Test
    void isSafeWhenNothingIsSet() {
        RightsConfig config = Configured.as(RightsConfig.class, Map.of());

        assertThat(config.codeKey()).isEmpty();
    }

    @Test
    void everyPropertyCanBeSet() {
        RightsConfig config = Configured.as(RightsConfig.class, Map.of("hefu.rights.code-key", "0a".repeat(32)));

        assertThat(config.codeKey()).contains("0a".repeat(32));
    }
}
