package io.hefu.gateway.upstream;

import io.hefu.core.hosting.ProxyPolicy.Canary;
import io.hefu.core.identity.ApplicationId;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Which calls go to the canary: those with its header, and those of a share of the applications, always the same ones. */
final class CanaryShare {

    private final Canary canary;
    private final int salt;

    /** @param api its base path: other APIs have other applications in their shares */
    CanaryShare(Canary canary, String api) {
        this.canary = canary;
        this.salt = api.hashCode();
    }

    /** @param headers gives the value of a header, or null */
    boolean takes(ApplicationId application, UnaryOperator<@Nullable String> headers) {
        boolean asked = canary.header()
                .map(wanted -> wanted.value().equals(headers.apply(wanted.name())))
                .orElse(false);
        return asked || bucket(application) < canary.sharePercent();
    }

    /** 0 to 99, spread evenly: every bit of the id takes part (finalizer of MurmurHash3). */
    private int bucket(ApplicationId application) {
        long mixed = application.value().getMostSignificantBits()
                ^ application.value().getLeastSignificantBits() * 31
                ^ salt;
        mixed = (mixed ^ mixed >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return (int) Long.remainderUnsigned(mixed ^ mixed >>> 33, 100);
    }
}
