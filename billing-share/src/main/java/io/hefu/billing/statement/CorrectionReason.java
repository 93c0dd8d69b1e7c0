package io.hefu.billing.statement;

import java.util.Arrays;

/** Why a statement holds an entry that is no call of its own period. */
public enum CorrectionReason {
    /** A call of a closed period, or the difference it makes. */
    LATE_CALL(1, "迟到话单"),
    /** Rated again: another price or agreement should have been applied. */
    RERATED(2, "重新批价"),
    /** Taken back: refunded, or counted by mistake. */
    REVERSED(3, "冲正"),
    /** What the agreement grants or takes for a period rather than for calls: a fee, a guarantee, a penalty. */
    PERIOD_TERM(4, "账期条款"),
    /** Approved by two people, after a dispute or a reconciliation. */
    ADJUSTMENT(5, "调账");

    private final int code;
    private final String chinese;

    CorrectionReason(int code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    int code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    static CorrectionReason of(int code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code == code)
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("reason: " + code + " (expected: 1 to 5)"));
    }
}
