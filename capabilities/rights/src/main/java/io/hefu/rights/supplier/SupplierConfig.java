package io.hefu.rights.supplier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The supplier that fulfils redemptions. */
@ConfigMapping(prefix = "hefu.rights.supplier")
public interface SupplierConfig {

    /** Where {@code /orders} is found. */
    @WithDefault("http://127.0.0.1:9102")
    URI url();

    /** What requests are signed with; unset: nothing is ordered, redemptions wait. */
    Optional<String> secret();

    /** How long one request may take. Silence is no answer: the same order is tried again later. */
    @WithDefault("10s")
    Duration timeout();
}
