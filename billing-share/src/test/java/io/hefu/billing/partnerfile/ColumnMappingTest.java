package io.hefu.billing.partnerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnMappingTest {

    @Test
    void timeAmountAndApiAreNeeded() {
        for (Field field : new Field[] {Field.TIME, Field.AMOUNT, Field.API}) {
            Map<Field, String> columns = Received.columns();
            columns.remove(field);
            assertThat(refusal(columns)).isEqualTo(new MappingRefusal.NoColumn(field));
        }
    }

    @Test
    void aColumnIsNamedOnce() {
        Map<Field, String> columns = Received.columns();
        columns.put(Field.TAX, "金额");

        assertThat(refusal(columns)).isEqualTo(new MappingRefusal.ColumnTwice("金额"));
    }

    @Test
    void resultsNeedTheirWords() {
        ColumnMapping good = Received.mapping(FileFormat.CSV);

        Refusal refusal = catchThrowableOfType(
                        RefusedException.class,
                        () -> new ColumnMapping(
                                good.format(),
                                ';',
                                0,
                                false,
                                good.columns(),
                                good.time(),
                                good.numbers(),
                                good.amounts(),
                                Map.of(),
                                good.products(),
                                Optional.empty(),
                                Optional.empty()))
                .refusal();

        assertThat(refusal).isEqualTo(new MappingRefusal.NoResults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd HH:mm:ss|2026-11-03 08:00:00|2026-11-03T00:00:00Z",
                "yyyyMMddHHmmss|20261103080000|2026-11-03T00:00:00Z",
                "yyyy/M/d H:mm|2026/11/3 8:00|2026-11-03T00:00:00Z",
                "yyyy-MM-dd|2026-11-03|2026-11-02T16:00:00Z",
                "yyyy年M月d日|2026年11月3日|2026-11-02T16:00:00Z",
                "yyyy-MM-dd HH:mm:ss.SSS|2026-11-03 08:00:00.125|2026-11-03T00:00:00.125Z"
            })
    void timesAreReadByTheirPattern(String pattern, String text, Instant expected) {
        assertThat(TimeForm.Patterned.of(pattern, Received.SHANGHAI).micros(text, false, false))
                .hasValue(micros(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "46329.333333333336, false, 2026-11-03T00:00:00Z",
        "44867.333333333336, true, 2026-11-03T00:00:00Z",
        "46329, false, 2026-11-02T16:00:00Z"
    })
    void dayNumbersCountAsSpreadsheetsDo(String number, boolean since1904, Instant expected) {
        assertThat(new TimeForm.DayNumber(Received.SHANGHAI).micros(number, true, since1904))
                .hasValue(micros(expected));
    }

    @ParameterizedTest
    @CsvSource({"0", "60", "2958466", "-1", "1E+30", "x"})
    void whatIsNoDayIsNoTime(String number) {
        assertThat(new TimeForm.DayNumber(Received.SHANGHAI).micros(number, true, false))
                .isEmpty();
    }

    @Test
    void otherFormsOfTime() {
        Instant expected = Instant.parse("2026-11-03T00:00:00Z");

        assertThat(new TimeForm.Iso().micros("2026-11-03T08:00:00+08:00", false, false))
                .hasValue(micros(expected));
        assertThat(new TimeForm.Iso().micros("2026-11-03T08:00:00", false, false))
                .isEmpty();
        assertThat(new TimeForm.EpochSeconds().micros("1793664000", false, false))
                .hasValue(micros(expected));
        assertThat(new TimeForm.EpochMillis().micros("1793664000000", false, false))
                .hasValue(micros(expected));
        assertThat(new TimeForm.EpochMillis().micros("1E+60", false, false)).isEmpty();
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Refusal refusal(Map<Field, String> columns) {
        return catchThrowableOfType(
                        RefusedException.class, () -> Received.mapping(FileFormat.CSV, columns, Optional.empty()))
                .refusal();
    }
}
