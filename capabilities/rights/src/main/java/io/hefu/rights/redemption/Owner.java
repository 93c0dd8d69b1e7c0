package io.hefu.rights.redemption;

import io.hefu.core.call.Call;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;

/** Whose a redemption is. Every row is kept, and sought, under both parts. */
record Owner(ApplicationId application, Environment environment) {

    static Owner of(Call call) {
        return new Owner(call.application(), call.environment());
    }
}
