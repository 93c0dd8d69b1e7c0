package io.hefu.billing.dispute;

import java.time.Duration;

/** What is promised of disputes. */
public record ServiceLevels(Duration firstContact, Duration resolution) {

    public static final ServiceLevels DEFAULT = new ServiceLevels(Duration.ofMinutes(10), Duration.ofHours(24));
}
