package io.hefu.checker.statement;

import java.time.LocalDate;

/**
 * What a statement is about: a business date, or a month.
 *
 * @param from its first day
 */
public record Period(Kind kind, LocalDate from) {

    /** By the names the database has. */
    public enum Kind {
        DAY,
        MONTH;

        int code() {
            return ordinal() + 1;
        }

        static Kind of(int code) {
            if (code < 1 || code > 2) {
                throw new IllegalArgumentException("kind of period: " + code + " (expected: 1 or 2)");
            }
            return values()[code - 1];
        }
    }

    @Override
    public String toString() {
        return kind == Kind.DAY ? from.toString() : from.toString().substring(0, 7);
    }
}
