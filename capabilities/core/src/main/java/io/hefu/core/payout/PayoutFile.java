package io.hefu.core.payout;

/** The file for the bank: the same bytes each time. It has account numbers, so that {@link #toString()} has no content. */
public record PayoutFile(Payout.File file, byte[] bytes) {

    @Override
    public String toString() {
        return "PayoutFile[" + file + "]";
    }
}
