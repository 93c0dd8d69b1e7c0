package io.hefu.gateway.upstream;

import io.hefu.core.hosting.ProxyPolicy.HealthCheck;

/** What the active checks of one upstream have found: it takes several in a row to change the verdict. */
final class Health {

    private final HealthCheck check;
    private int inARow;
    private volatile boolean healthy = true;

    Health(HealthCheck check) {
        this.check = check;
    }

    boolean isHealthy() {
        return healthy;
    }

    /** @return whether the verdict changed */
    synchronized boolean checked(boolean passed) {
        inARow = passed == healthy ? 0 : inARow + 1;
        if (inARow == 0 || inARow < (healthy ? check.failures() : check.successes())) {
            return false;
        }
        inARow = 0;
        healthy = passed;
        return true;
    }
}
