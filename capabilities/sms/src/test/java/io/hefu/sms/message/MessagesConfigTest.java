package io.hefu.sms.message;

import static io.hefu.sms.Configured.configured;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagesConfigTest {

    @Test
    void isSafeWhenNothingIsSet() {
        MessagesConfig config = configured(MessagesConfig.class, Map.of());

        assertThat(config.sender()).isEqualTo("10690000");
        assertThat(config.retention()).isEqualTo(Duration.ofDays(30));
        assertThat(config.receiptRetention()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void everyPropertyCanBeSet() {
        MessagesConfig config = configured(
                MessagesConfig.class,
                Map.of(
                        "hefu.sms.messages.sender", "Hefu",
                        "hefu.sms.messages.retention", "7d",
                        "hefu.sms.messages.receipt-retention", "2h"));

        assertThat(config.sender()).isEqualTo("Hefu");
        assertThat(config.retention()).isEqualTo(Duration.ofDays(7));
        assertThat(config.receiptRetention()).isEqualTo(Duration.ofHours(2));
    }
}
