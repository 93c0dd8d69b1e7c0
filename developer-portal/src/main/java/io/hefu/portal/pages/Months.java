package io.hefu.portal.pages;

import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Reads the month of an address. */
final class Months {

    private Months() {}

    /** The month asked for, or the latest when none, or none that can be, is asked for. */
    static YearMonth read(@Nullable String text, YearMonth latest) {
        try {
            YearMonth month = text == null ? latest : YearMonth.parse(text);
            return month.isAfter(latest) || month.getYear() < 2000 ? latest : month;
        } catch (DateTimeException malformed) {
            return latest;
        }
    }
}
