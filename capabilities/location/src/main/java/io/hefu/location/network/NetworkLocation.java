package io.hefu.location.network;

import io.hefu.core.identity.PhoneNumber;
import java.util.concurrent.CompletionStage;

/** The operator's network, asked where a phone is; or what stands for it. */
public interface NetworkLocation {

    /**
     * @return fails with a {@link io.hefu.core.refusal.RefusedException} when the network cannot be asked, is late, or is
     *     not understood
     */
    CompletionStage<LocationReport> locate(PhoneNumber phone, Freshness freshness);
}
