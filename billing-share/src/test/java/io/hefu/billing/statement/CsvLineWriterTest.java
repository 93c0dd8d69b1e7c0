package io.hefu.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hefu.core.identity.ApiName;
import io.hefu.core.money.Money;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineWriterTest {

    private static final Clause RESERVE = new Clause("3.1", "坏账准备, \"8 %\"");
    private static final LineKey VERIFY = line("verifyLocation");
    private static final Amounts THREE_CALLS =
            new Amounts(3, 3, new Money(135_000), Map.of(RESERVE, new Money(10_800)), new Money(41_400));

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    @Test
    void aStatementIsUsageCorrectionsTotalsAndTheResidue() {
        var lines = new StatementLines(new CsvLineWriter(file), List.of(RESERVE));
        lines.add(new UsageLine(VERIFY, THREE_CALLS));
        lines.add(new CorrectionLine(
                VERIFY,
                CorrectionReason.LATE_CALL,
                "2026-10",
                new Amounts(1, 1, new Money(45_000), Map.of(), new Money(13_800))));
        Balance balance = lines.finish(new Money(7_777));

        assertThat(balance.payableFen()).isEqualTo(6);
        assertThat(file.toString(StandardCharsets.UTF_8).split("\r\n"))
                .containsExactly(
                        "\uFEFFsection,类别,业务日期 business_date,协议 agreement,协议版本 agreement_version,接口 api,操作 operation,"
                                + "更正原因 reason,更正账期 corrects,调用次数 calls,计量单位数 units,总额（元） gross_yuan,"
                                + "\"条款 3.1 坏账准备, \"\"8 %\"\"（元）\",分成（元） share_yuan",
                        "usage,用量,2026-11-01,location,1,location-verification,verifyLocation,,,3,3,0.135000,0.010800,0.041400",
                        "correction,更正,2026-11-01,location,1,location-verification,verifyLocation,LATE_CALL 迟到话单,\t2026-10,"
                                + "1,1,0.045000,0.000000,0.013800",
                        "usage_total,用量合计,,,,,,,,3,3,0.135000,0.010800,0.041400",
                        "correction_total,更正合计,,,,,,,,1,1,0.045000,0.000000,0.013800",
                        "total,合计,,,,,,,,4,4,0.180000,0.010800,0.055200",
                        "opening_residue,上期尾差,,,,,,,,,,,,0.007777",
                        "payable,本期应付,,,,,,,,,,,,0.060000",
                        "closing_residue,本期尾差,,,,,,,,,,,,0.002977");
    }

    @Test
    void linesAscendAndNoneIsThereTwice() {
        var lines = new StatementLines(new CsvLineWriter(file), List.of(RESERVE));
        lines.add(new UsageLine(VERIFY, THREE_CALLS));

        assertThatIllegalArgumentException().isThrownBy(() -> lines.add(new UsageLine(VERIFY, THREE_CALLS)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines.add(new UsageLine(line("aboutLocation"), THREE_CALLS)));
        lines.add(new CorrectionLine(VERIFY, CorrectionReason.RERATED, "", Amounts.NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> lines.add(new UsageLine(line("zone"), THREE_CALLS)));
    }

    @Test
    void aStepWithoutAColumnIsRefused() {
        var lines = new StatementLines(new CsvLineWriter(file), List.of());

        assertThatIllegalArgumentException().isThrownBy(() -> lines.add(new UsageLine(VERIFY, THREE_CALLS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                " =1",
                "＝1",
                "|calc",
                "%0A",
                "'x",
                "=cmd|' /C calc'!A0"
            })
    void whatWouldRunAsAFormulaIsQuoted(String text) {
        assertThat(SpreadsheetText.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "00123", "1E5", "2026-10", "10/11", "1.5", "99%", "460001234567890123"})
    void idsAndTelephoneNumbersKeepTheirDigits(String text) {
        assertThat(SpreadsheetText.of(text)).isEqualTo("\t" + text);
    }

    @ParameterizedTest
    @CsvSource({"verifyLocation", "sms", "3.1 坏账准备", "0199a3da-d69f-7000-8000-000000000005", "''"})
    void otherTextsStayAsTheyAre(String text) {
        assertThat(SpreadsheetText.of(text)).isEqualTo(text);
    }

    private static LineKey line(String operation) {
        return new LineKey(
                new AgreementRef("location", 1),
                new ApiName("location-verification"),
                operation,
                LocalDate.of(2026, 11, 1));
    }
}
