package io.hefu.billing.reconciliation;

/** The kinds of differences, by the names that finance people use. */
public enum DifferenceKind {
    /** Here and not there: what we count on, they do not. */
    MISSING_THEIRS("短款"),
    /** There and not here: they count what we do not. */
    MISSING_OURS("长款"),
    /** The same call in the account twice. */
    DUPLICATE_THEIRS("重复"),
    /** Of an API or operation that we do not have. */
    UNKNOWN_PRODUCT("产品未知"),
    /** Of another API or operation than ours. */
    PRODUCT("产品不一致"),
    /** Delivered for one, failed for the other. */
    STATUS("状态不一致"),
    /** In the period for one, beside it for the other. */
    PERIOD_SHIFT("跨期"),
    /** The same amount before tax, another with it. */
    TAX("税额不一致"),
    /** The same count, another price: one side has another version of the price. */
    RATE_VERSION("费率版本不一致"),
    /** Another amount or other units, and none of the above. */
    AMOUNT("金额不一致");

    private final String chinese;

    DifferenceKind(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
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
