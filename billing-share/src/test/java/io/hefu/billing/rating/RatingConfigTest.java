package io.hefu.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatingConfigTest {

    @Test
    void ratesWithinTheSecondWhenNothingIsSet() {
        RatingConfig config = configured(Map.of());

        assertThat(config.every()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.retryEvery()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void everyPropertyCanBeSet() {
        RatingConfig config = configured(Map.of(
                "hefu.billing.rating.every", "PT2S",
                "hefu.billing.rating.retry-every", "PT5M"));

        assertThat(config.every()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.retryEvery()).isEqualTo(Duration.ofMinutes(5));
    }

    private static RatingConfig configured(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(RatingConfig.class)
                .build()
                .getConfigMapping(RatingConfig.class);
    }
}
