package io.hefu.billing.rating;

import io.hefu.billing.agreement.Agreement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;

/** What an agreement adds up: all that came in under one of its versions in a calendar month. */
public record ProgressKey(String agreement, int version, YearMonth month) {

    /** In which raters lock them, so that none waits in a circle. */
    public static final Comparator<ProgressKey> ORDER = Comparator.comparing(ProgressKey::agreement)
            .thenComparing(ProgressKey::version)
            .thenComparing(ProgressKey::month);

    public static ProgressKey of(Agreement agreement, LocalDate businessDate) {
        return new ProgressKey(agreement.terms().agreement(), agreement.version(), YearMonth.from(businessDate));
    }
}
