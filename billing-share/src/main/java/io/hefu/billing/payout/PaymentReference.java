package io.hefu.billing.payout;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name under which the bank knows an item: {@code HF000012-0003}. */
record PaymentReference(long sequence, int number) {

    private static final Pattern FORM = Pattern.compile("HF([0-9]{6,18})-([0-9]{4,9})");

    /** Empty for what is none. */
    static Optional<PaymentReference> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new PaymentReference(Long.parseLong(form.group(1)), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "HF%06d-%04d", sequence, number);
    }
}
