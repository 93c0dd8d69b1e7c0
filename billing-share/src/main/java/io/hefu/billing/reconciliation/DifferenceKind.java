package io.hefu.billing.reconciliation;

import io.hefu.core.language.Bilingual;

/** The kinds of differences, by the names that finance people use. */
public enum DifferenceKind {
    /** Here and not there: what we count on, they do not. */
    MISSING_THEIRS("短款", "missing in theirs"),
    /** There and not here: they count what we do not. */
    MISSING_OURS("长款", "missing in ours"),
    /** The same call in the account twice. */
    DUPLICATE_THEIRS("重复", "duplicate"),
    /** Of an API or operation that we do not have. */
    UNKNOWN_PRODUCT("产品未知", "unknown product"),
    /** Of another API or operation than ours. */
    PRODUCT("产品不一致", "other product"),
    /** Delivered for one, failed for the other. */
    STATUS("状态不一致", "other result"),
    /** In the period for one, beside it for the other. */
    PERIOD_SHIFT("跨期", "shifted period"),
    /** The same amount before tax, another with it. */
    TAX("税额不一致", "other tax"),
    /** The same count, another price: one side has another version of the price. */
    RATE_VERSION("费率版本不一致", "other price version"),
    /** Another amount or other units, and none of the above. */
    AMOUNT("金额不一致", "other amount");

    private final Bilingual words;

    DifferenceKind(String chinese, String english) {
        this.words = new Bilingual(chinese, english);
    }

    /** What people call it. */
    public Bilingual words() {
        return words;
    }

    /** As the other side names it: our 短款 is their 长款. */
    public DifferenceKind mirrored() {
        return switch (this) {
            case MISSING_THEIRS -> MISSING_OURS;
            case MISSING_OURS -> MISSING_THEIRS;
            default -> this;
        };
    }
}
