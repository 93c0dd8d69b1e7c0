package io.hefu.iot.device;

import io.hefu.core.call.Call;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;

/** Whose a device is. Live and sandbox are worlds apart: every row is kept, and sought, under both parts. */
public record Owner(ApplicationId application, Environment environment) {

    public static Owner of(Call call) {
        return new Owner(call.application(), call.environment());
    }
}
