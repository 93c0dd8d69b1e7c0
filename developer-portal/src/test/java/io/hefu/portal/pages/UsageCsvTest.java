package io.hefu.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.money.Money;
import io.hefu.core.usage.UsageReport;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageCsvTest {

    private static final ApplicationId APPLICATION = ApplicationId.of("00000000-0000-7000-8000-000000000011");

    @Test
    void aLineIsARow() {
        assertThat(UsageCsv.of(report("sendMessage")).lines())
                .hasSize(2)
                .last()
                .isEqualTo("\"2026-11\",\"" + APPLICATION
                        + "\",\"LIVE\",\"short-messages\",\"sendMessage\",\"3\",\"2\",\"4\",\"0.180000\"");
    }

    @Test
    void spreadsheetsSeeThatItIsUtf8() {
        assertThat(UsageCsv.of(report("sendMessage")))
                .startsWith("\uFEFF\"month\"")
                .endsWith("\r\n");
    }

    @Test
    void nothingIsTakenForAFormula() {
        assertThat(UsageCsv.of(report("=HYPERLINK(\"x\")"))).contains("\"'=HYPERLINK(\"\"x\"\")\"");
    }

    private static UsageReport report(String operation) {
        UsageReport.Line line = new UsageReport.Line(
                APPLICATION, Environment.LIVE, new ApiName("short-messages"), operation, 3, 2, 4, Money.ofYuan("0.18"));
        return new UsageReport(YearMonth.of(2026, 11), List.of(line), List.of());
    }
}
