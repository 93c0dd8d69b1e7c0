package io.hefu.location.network;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How the operator's exposure function (SCEF, NEF) is reached: the 3GPP T8 monitoring-event API over HTTP. */
@ConfigMapping(prefix = "hefu.location.monitoring-event")
public interface MonitoringEventConfig {

    /** The API's base address, with its version. */
    @WithDefault("http://127.0.0.1:9101/3gpp-monitoring-event/v1")
    URI url();

    /** Who we are to the exposure function: the {@code scsAsId} in its paths. */
    @WithDefault("hefu")
    String scsAsId();

    /** Where the exposure function may send reports that come later; it demands an address, one-shot reports use none. */
    @WithDefault("https://notifications.invalid/3gpp-monitoring-event")
    URI notificationDestination();

    /** How long an answer may take, connecting included. */
    @WithDefault("2s")
    Duration timeout();

    /** Connections kept open, and so questions asked at the same time. */
    @WithDefault("64")
    int connections();

    /** Questions that may wait for a connection; what comes beyond is refused. */
    @WithDefault("1000")
    int queue();
}
