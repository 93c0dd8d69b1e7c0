package io.hefu.billing.partnerfile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.OptionalLong;

/** How times are written. Wherever a pattern stands, a cell of a workbook may hold a day number instead. */
public sealed interface TimeForm {

    /**
     * @param isNumber whether a workbook holds it as a number
     * @param since1904 what day numbers count from
     * @return microseconds since 1970; empty where the text is no such time
     */
    OptionalLong micros(String text, boolean isNumber, boolean since1904);

    /** ISO 8601 with an offset: {@code 2026-11-22T08:00:00+08:00}. */
    record Iso() implements TimeForm {

        @Override
        public OptionalLong micros(String text, boolean isNumber, boolean since1904) {
            try {
                return Times.micros(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
            } catch (DateTimeException notATime) {
                return OptionalLong.empty();
            }
        }
    }

    /** Seconds since 1970, with decimals perhaps. */
    record EpochSeconds() implements TimeForm {

        @Override
        public OptionalLong micros(String text, boolean isNumber, boolean since1904) {
            return Times.scaled(text, 6);
        }
    }

    /** Milliseconds since 1970. */
    record EpochMillis() implements TimeForm {

        @Override
        public OptionalLong micros(String text, boolean isNumber, boolean since1904) {
            return Times.scaled(text, 3);
        }
    }

    /** Days and parts of a day, as spreadsheets count. */
    record DayNumber(ZoneId zone) implements TimeForm {

        @Override
        public OptionalLong micros(String text, boolean isNumber, boolean since1904) {
            return Times.ofDayNumber(text, since1904, zone);
        }
    }

    /** By a pattern of {@link DateTimeFormatter}; a date alone is its first moment. */
    record Patterned(String pattern, ZoneId zone, DateTimeFormatter formatter) implements TimeForm {

        /** @throws IllegalArgumentException where it is no pattern */
        public static Patterned of(String pattern, ZoneId zone) {
            return new Patterned(pattern, zone, Times.formatter(pattern));
        }

        @Override
        public OptionalLong micros(String text, boolean isNumber, boolean since1904) {
            if (isNumber) {
                return Times.ofDayNumber(text, since1904, zone);
            }
            try {
                return Times.micros(
                        formatter.parse(text, LocalDateTime::from).atZone(zone).toInstant());
            } catch (DateTimeException notATime) {
                return OptionalLong.empty();
            }
        }
    }

    /** What the forms share. */
    final class Times {

        private static final BigDecimal DAY_MICROS = BigDecimal.valueOf(86_400_000_000L);
        /** Day numbers keep milliseconds at best: what is finer comes from binary fractions. */
        private static final BigDecimal MILLI_MICROS = BigDecimal.valueOf(1_000);

        private static final LocalDate SINCE_1904 = LocalDate.of(1904, 1, 1);
        /** Two days before the first of 1900: numbers begin with 1, and count a 29 February 1900 that never was. */
        private static final LocalDate SINCE_1900 = LocalDate.of(1899, 12, 30);

        private static final BigDecimal FIRST_TRUE_DAY = BigDecimal.valueOf(61);
        private static final BigDecimal DAY_TOO_MANY = BigDecimal.valueOf(2_958_466);

        private Times() {}

        static OptionalLong micros(Instant instant) {
            try {
                return OptionalLong.of(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
            } catch (ArithmeticException tooFar) {
                return OptionalLong.empty();
            }
        }

        static OptionalLong scaled(String text, int powerOfTen) {
            try {
                return NumberForm.POINT
                        .parse(text)
                        .map(number -> OptionalLong.of(number.scaleByPowerOfTen(powerOfTen)
                                .setScale(0, RoundingMode.FLOOR)
                                .longValueExact()))
                        .orElseGet(OptionalLong::empty);
            } catch (ArithmeticException tooFar) {
                return OptionalLong.empty();
            }
        }

        static OptionalLong ofDayNumber(String text, boolean since1904, ZoneId zone) {
            BigDecimal days = NumberForm.POINT.parse(text).orElse(BigDecimal.ZERO);
            if (days.compareTo(FIRST_TRUE_DAY) < 0 || days.compareTo(DAY_TOO_MANY) >= 0) {
                return OptionalLong.empty();
            }
            LocalDate date = (since1904 ? SINCE_1904 : SINCE_1900).plusDays(days.longValue());
            long micros = days.remainder(BigDecimal.ONE)
                    .multiply(DAY_MICROS)
                    .divide(MILLI_MICROS, 0, RoundingMode.HALF_UP)
                    .multiply(MILLI_MICROS)
                    .longValueExact();
            return micros(date.atStartOfDay()
                    .plus(micros, ChronoUnit.MICROS)
                    .atZone(zone)
                    .toInstant());
        }

        static DateTimeFormatter formatter(String pattern) {
            DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .parseDefaulting(ChronoField.ERA, 1);
            if (pattern.chars().noneMatch(letter -> "HhKkAN".indexOf(letter) >= 0)) {
                builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
            }
            return builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                    .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
        }
    }
}
