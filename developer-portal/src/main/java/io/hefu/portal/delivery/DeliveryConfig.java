package io.hefu.portal.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How events are delivered. */
@ConfigMapping(prefix = "hefu.webhooks")
public interface DeliveryConfig {

    /** Whether sinks may be addressed by http as well as https. */
    @WithDefault("false")
    boolean allowHttp();

    /** Addresses and ranges that sinks may have although they lie inside the operator's network. */
    Optional<List<String>> allowedInside();

    /** How many deliveries one node has under way to one sink at most: a slow sink holds up no other one. */
    @WithDefault("10")
    int concurrentPerSink();

    /** How many deliveries one node has under way at most. */
    @WithDefault("200")
    int concurrent();

    /** Until a connection stands. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** Until the head of the answer is there, looking up the name and connecting included. */
    @WithDefault("10s")
    Duration timeout();

    /**
     * How long events and their deliveries are kept, delivered or not. Longer than a month, so that an event which could come
     * up once a month is recognised when it comes up again.
     */
    @WithDefault("32d")
    Duration retention();
}
