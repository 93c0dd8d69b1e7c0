package io.hefu.sms.centre;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the operator's short message centre (SMSC) is reached: SMPP 3.4 over TCP. */
@ConfigMapping(prefix = "hefu.sms.smpp")
public interface SmppConfig {

    /** Where the centre listens. */
    @WithDefault("127.0.0.1")
    String host();

    /** The centre's TCP port. */
    @WithDefault("2775")
    int port();

    /** Who we are to the centre; at most 15 characters. */
    @WithDefault("hefu")
    String systemId();

    /** What proves it; at most 8 characters. Empty when the centre asks for none. */
    Optional<String> password();

    /** Short messages handed over and not yet answered; the throughput is this over the centre's response time. */
    @WithDefault("64")
    int window();

    /** Short messages that may wait for a place in the window; what comes beyond is refused. */
    @WithDefault("50000")
    int queue();

    /** How long the centre may take to accept a connection and the bind. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** How long the centre may take to answer a submit_sm, before its fate counts as unknown. */
    @WithDefault("5s")
    Duration responseTimeout();

    /** Silence after which enquire_link asks whether the centre is still there. */
    @WithDefault("15s")
    Duration enquireLink();

    /** The first wait before binding again after the connection was lost; it doubles with every failure. */
    @WithDefault("200ms")
    Duration reconnectFirst();

    /** The longest wait before binding again. */
    @WithDefault("10s")
    Duration reconnectLongest();

    /** How often a short message is offered again to a centre that throttles, with growing waits from 50 ms to 2 s. */
    @WithDefault("6")
    int throttleRetries();

    /** How long keeping a receipt may take before the centre is told to send it again later. */
    @WithDefault("5s")
    Duration receiptTimeout();
}
