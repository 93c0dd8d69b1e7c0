package io.hefu.sms.centre;

import static io.hefu.sms.Configured.configured;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmppConfigTest {

    @Test
    void isSafeWhenNothingIsSet() {
        SmppConfig config = configured(SmppConfig.class, Map.of());

        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(2775);
        assertThat(config.systemId()).isEqualTo("hefu");
        assertThat(config.password()).isEmpty();
        assertThat(config.window()).isEqualTo(64);
        assertThat(config.queue()).isEqualTo(50_000);
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.responseTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.enquireLink()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.reconnectFirst()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.reconnectLongest()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.throttleRetries()).isEqualTo(6);
        assertThat(config.receiptTimeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void everyPropertyCanBeSet() {
        SmppConfig config = configured(
                SmppConfig.class,
                Map.ofEntries(
                        Map.entry("hefu.sms.smpp.host", "smsc.example"),
                        Map.entry("hefu.sms.smpp.port", "3550"),
                        Map.entry("hefu.sms.smpp.system-id", "operator"),
                        Map.entry("hefu.sms.smpp.password", "secret"),
                        Map.entry("hefu.sms.smpp.window", "10"),
                        Map.entry("hefu.sms.smpp.queue", "100"),
                        Map.entry("hefu.sms.smpp.connect-timeout", "1s"),
                        Map.entry("hefu.sms.smpp.response-timeout", "2s"),
                        Map.entry("hefu.sms.smpp.enquire-link", "30s"),
                        Map.entry("hefu.sms.smpp.reconnect-first", "10ms"),
                        Map.entry("hefu.sms.smpp.reconnect-longest", "20s"),
                        Map.entry("hefu.sms.smpp.throttle-retries", "0"),
                        Map.entry("hefu.sms.smpp.receipt-timeout", "4s")));

        assertThat(config.host()).isEqualTo("smsc.example");
        assertThat(config.port()).isEqualTo(3550);
        assertThat(config.systemId()).isEqualTo("operator");
        assertThat(config.password()).contains("secret");
        assertThat(config.window()).isEqualTo(10);
        assertThat(config.queue()).isEqualTo(100);
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.responseTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.enquireLink()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.reconnectFirst()).isEqualTo(Duration.ofMillis(10));
        assertThat(config.reconnectLongest()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.throttleRetries()).isZero();
        assertThat(config.receiptTimeout()).isEqualTo(Duration.ofSeconds(4));
    }
}
