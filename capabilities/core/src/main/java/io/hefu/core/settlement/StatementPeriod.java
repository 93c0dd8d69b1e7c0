package io.hefu.core.settlement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;

/**
 * The business dates a statement is about: a day or a calendar month, in Asia/Shanghai.
 *
 * @param from the first of them
 */
public record StatementPeriod(Kind kind, LocalDate from) {

    /** How long a period is. */
    public enum Kind {
        DAY(1),
        MONTH(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** In what is hashed and signed. */
        public int code() {
            return code;
        }

        /** @throws IllegalArgumentException for a code of none */
        public static Kind of(int code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code == code)
                    .findAny()
                    .orElseThrow(() -> new IllegalArgumentException("kind of period: " + code + " (expected: 1 or 2)"));
        }
    }

    public StatementPeriod {
        if (kind == Kind.MONTH && from.getDayOfMonth() != 1) {
            throw new IllegalArgumentException("from: " + from + " (expected: the first of a month)");
        }
    }

    public static StatementPeriod day(LocalDate date) {
        return new StatementPeriod(Kind.DAY, date);
    }

    public static StatementPeriod month(LocalDate anyDay) {
        return new StatementPeriod(Kind.MONTH, anyDay.withDayOfMonth(1));
    }

    /**
     * @param name as {@link #toString} writes it
     * @throws IllegalArgumentException for anything else
     */
    public static StatementPeriod of(String name) {
        try {
            return name.length() == "yyyy-MM".length()
                    ? month(YearMonth.parse(name).atDay(1))
                    : day(LocalDate.parse(name));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("period: " + name + " (expected: 2026-11 or 2026-11-30)", malformed);
        }
    }

    /** The first date after it. */
    public LocalDate to() {
        return switch (kind) {
            case DAY -> from.plusDays(1);
            case MONTH -> from.plusMonths(1);
        };
    }

    public LocalDate last() {
        return to().minusDays(1);
    }

    /** {@code 2026-11-01} or {@code 2026-11}. */
    @Override
    public String toString() {
        return kind == Kind.DAY ? from.toString() : from.toString().substring(0, "yyyy-MM".length());
    }
}
