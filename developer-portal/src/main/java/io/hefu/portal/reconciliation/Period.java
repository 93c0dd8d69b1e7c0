package io.hefu.portal.reconciliation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A month or a day as requests write it: {@code 2026-10}, {@code 2026-10-31}.
 *
 * @param to the day after the last
 */
public record Period(LocalDate from, LocalDate to) {

    private static final int MONTH_LENGTH = 7;

    /** @throws DateTimeException when the text is neither */
    static Period of(String text) {
        if (text.length() == MONTH_LENGTH) {
            YearMonth month = YearMonth.parse(text);
            return new Period(month.atDay(1), month.plusMonths(1).atDay(1));
        }
        LocalDate day = LocalDate.parse(text);
        return new Period(day, day.plusDays(1));
    }

    @Override
    public String toString() {
        return from.plusDays(1).equals(to)
                ? from.toString()
                : YearMonth.from(from).toString();
    }
}
