package io.hefu.sms.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What applies to all messages. */
@ConfigMapping(prefix = "hefu.sms.messages")
public interface MessagesConfig {

    /** Whom handsets show when the application names no sender: an access number of the operator. */
    @WithDefault("10690000")
    String sender();

    /** How long a message, its recipients' numbers and their states can be read, after which they are erased. */
    @WithDefault("30d")
    Duration retention();

    /** How long a receipt waits for the short message that it is of. */
    @WithDefault("1d")
    Duration receiptRetention();
}
