package io.hefu.core.refusal;

/** Carries a refusal to the edge. Without a stack trace: a refusal is an expected answer, not a fault. */
public final class RefusedException extends RuntimeException {

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code().name() + ": " + refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
