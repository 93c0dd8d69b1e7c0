package io.hefu.checker.statement;

/** Why a statement has an entry that is no call of its period; in the order of their codes, which count from 1. */
public enum CorrectionReason {
    LATE_CALL("迟到话单"),
    RERATED("重新批价"),
    REVERSED("冲正"),
    PERIOD_TERM("账期条款"),
    ADJUSTMENT("调账");

    private final String chinese;

    CorrectionReason(String chinese) {
        this.chinese = chinese;
    }

    int code() {
        return ordinal() + 1;
    }

    /** In the lines. */
    String shown() {
        return name() + " " + chinese;
    }
}
