package io.hefu.gateway.alert;

/** The parts of a quota whose use an application is told of. */
final class QuotaThreshold {

    private static final int[] PERCENT = {100, 80, 50};

    private QuotaThreshold() {}

    /**
     * The highest that is reached, in percent; 0 when none is.
     *
     * @param quota 1 to 10¹⁵ calls
     */
    static int reached(long used, long quota) {
        for (int percent : PERCENT) {
            if (used * 100 >= quota * percent) {
                return percent;
            }
        }
        return 0;
    }
}
