package io.hefu.billing.partnerfile;

/** What amounts are counted in. */
public enum AmountUnit {
    YUAN(6),
    FEN(4),
    MICRO_YUAN(0);

    private final int powerOfTen;

    AmountUnit(int powerOfTen) {
        this.powerOfTen = powerOfTen;
    }

    /** So many zeros more make it micro-yuan. */
    int powerOfTen() {
        return powerOfTen;
    }
}
