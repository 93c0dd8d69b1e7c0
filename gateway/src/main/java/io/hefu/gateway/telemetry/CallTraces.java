package io.hefu.gateway.telemetry;

import io.hefu.gateway.exchange.Exchange;

/** Begins the traces of calls. */
@FunctionalInterface
public interface CallTraces {

    /** No call is followed. */
    CallTraces OFF = exchange -> {};

    /** Follows this call from here to its end. */
    void begin(Exchange exchange);
}
