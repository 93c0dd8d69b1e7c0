package io.hefu.billing.rating;

import io.hefu.billing.pricing.Used;
import java.util.HashMap;
import java.util.Map;

/** What has been used in each month so far, while calls are rated one after the other. */
final class UsedSoFar {

    private final Map<CountedUse, Used> used;

    /** @param before what had been used before the first of these calls; nothing where there is no entry */
    UsedSoFar(Map<CountedUse, Used> before) {
        this.used = new HashMap<>(before);
    }

    Used before(CountedUse use) {
        return used.getOrDefault(use, Used.NOTHING);
    }

    /** Of all that was given or added. */
    Map<CountedUse, Used> all() {
        return Map.copyOf(used);
    }

    void add(CountedUse use, Used added) {
        used.merge(use, added, Used::plus);
    }
}
