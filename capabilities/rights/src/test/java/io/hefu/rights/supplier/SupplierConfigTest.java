package io.hefu.rights.supplier;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.rights.Configured;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SupplierConfigTest {

    @Test
    void isSafeWhenNothingIsSet() {
        SupplierConfig config = Configured.as(SupplierConfig.class, Map.of());

        assertThat(config.url()).isEqualTo(URI.create("http://127.0.0.1:9102"));
        assertThat(config.secret()).isEmpty();
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void everyPropertyCanBeSet() {
        SupplierConfig config = Configured.as(
                SupplierConfig.class,
                Map.of(
                        "hefu.rights.supplier.url", "https://supplier.example/v2",
                        "hefu.rights.supplier.secret", "s",
                        "hefu.rights.supplier.timeout", "3s"));

        assertThat(config.url()).isEqualTo(URI.create("https://supplier.example/v2"));
        assertThat(config.secret()).contains("s");
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(3));
    }
}
