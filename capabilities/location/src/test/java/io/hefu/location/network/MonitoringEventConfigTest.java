package io.hefu.location.network;

import static io.hefu.location.Configured.configured;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MonitoringEventConfigTest {

    @Test
    void isSafeWhenNothingIsSet() {
        MonitoringEventConfig config = configured(MonitoringEventConfig.class, Map.of());

        assertThat(config.url()).isEqualTo(URI.create("http://127.0.0.1:9101/3gpp-monitoring-event/v1"));
        assertThat(config.scsAsId()).isEqualTo("hefu");
        assertThat(config.notificationDestination()).hasHost("notifications.invalid");
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.connections()).isEqualTo(64);
        assertThat(config.queue()).isEqualTo(1_000);
    }

    @Test
    void everyPropertyCanBeSet() {
        MonitoringEventConfig config = configured(
                MonitoringEventConfig.class,
                Map.of(
                        "hefu.location.monitoring-event.url", "https://nef.example/3gpp-monitoring-event/v1",
                        "hefu.location.monitoring-event.scs-as-id", "operator",
                        "hefu.location.monitoring-event.notification-destination", "https://hefu.example/reports",
                        "hefu.location.monitoring-event.timeout", "750ms",
                        "hefu.location.monitoring-event.connections", "8",
                        "hefu.location.monitoring-event.queue", "16"));

        assertThat(config.url()).isEqualTo(URI.create("https://nef.example/3gpp-monitoring-event/v1"));
        assertThat(config.scsAsId()).isEqualTo("operator");
        assertThat(config.notificationDestination()).isEqualTo(URI.create("https://hefu.example/reports"));
        assertThat(config.timeout()).isEqualTo(Duration.ofMillis(750));
        assertThat(config.connections()).isEqualTo(8);
        assertThat(config.queue()).isEqualTo(16);
    }
}
