package io.hefu.billing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.hefu.billing.statement.AgreementRef;
import io.hefu.billing.statement.Amounts;
import io.hefu.billing.statement.Balance;
import io.hefu.billing.statement.Clause;
import io.hefu.billing.statement.LineKey;
import io.hefu.billing.statement.StatementLines;
import io.hefu.billing.statement.UsageLine;
import io.hefu.core.identity.ApiName;
import io.hefu.core.money.Money;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

class XlsxLineWriterTest {

    private static final Pattern SUM = Pattern.compile("SUM\\('([^']+)'!([A-Z]+)2:[A-Z]+([0-9]+)\\)");
    private static final int FIRST_NUMBER = 5;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    @Test
    void theFirstSheetSaysWhoseItIsAndWhatIsPayable() throws IOException {
        var statement = new SampleStatement(1, 12, 3, 3);
        Balance balance = write(statement, statement.issued());

        try (var workbook = read()) {
            assertThat(workbook.getSheets().map(Sheet::getName))
                    .containsExactly("结算单 Statement", "用量 Usage", "更正 Corrections", "说明 Notes");
            List<Row> rows = rows(workbook, "结算单 Statement");
            assertThat(fact(rows, "合作方 Party").asString()).isEqualTo(SampleStatement.NAME);
            assertThat(fact(rows, "合作方编号 Party id").asString()).isEqualTo(SampleStatement.PARTY.toString());
            assertThat(fact(rows, "账期 Period").asString()).isEqualTo("2026-11 月结算单 Monthly");
            assertThat(fact(rows, "结算单头哈希 Hash of the head").asString())
                    .isEqualTo(statement.head().hash().toString());
            assertThat(fact(rows, "上期尾差 Opening residue").asNumber()).isEqualByComparingTo("0.004321");
            assertThat(fact(rows, "应付 Payable").asNumber())
                    .isEqualByComparingTo(BigDecimal.valueOf(balance.payableFen(), 2));
            assertThat(fact(rows, "应付（大写） Payable in words").asString())
                    .isEqualTo(CapitalNumerals.ofFen(balance.payableFen()));
        }
    }

    @Test
    void linesAreDatesTextsAndNumbersWithAllDecimals() throws IOException {
        var statement = new SampleStatement(2, 40, 3, 2);
        write(statement, statement.issued());

        try (var workbook = read()) {
            List<Row> rows = rows(workbook, "用量 Usage");
            assertThat(rows).hasSize(41);
            for (int i = 0; i < 40; i++) {
                UsageLine line = statement.usage.get(i);
                Row row = rows.get(i + 1);
                assertThat(row.getCell(0).asDate().toLocalDate())
                        .isEqualTo(line.key().businessDate());
                assertThat(row.getCell(1).asString()).isEqualTo("wanxiang-location");
                assertThat(row.getCell(2).getType()).isEqualTo(CellType.STRING);
                assertThat(row.getCell(4).asString()).isEqualTo(line.key().operation());
                assertThat(row.getCell(FIRST_NUMBER).asNumber())
                        .isEqualByComparingTo(BigDecimal.valueOf(line.amounts().calls()));
                assertThat(row.getCell(7).asNumber())
                        .isEqualByComparingTo(line.amounts().gross().yuan());
                assertThat(row.getCell(10).asNumber())
                        .isEqualByComparingTo(line.amounts().share().yuan());
            }
            List<Row> corrections = rows(workbook, "更正 Corrections");
            assertThat(corrections).hasSize(4);
            assertThat(corrections.get(1).getCell(5).asString()).isEqualTo("迟到话单 LATE_CALL");
            assertThat(corrections.get(1).getCell(6).asString()).isEqualTo("2026-10");
        }
    }

    @Test
    void theLinesAddUpToTheTotalsBesideThem() throws IOException {
        var statement = new SampleStatement(3, 200, 30, 3);
        write(statement, statement.issued());

        try (var workbook = read()) {
            assertTotals(workbook, 3 + 3 + 1);
        }
    }

    @Test
    void whatDoesNotFitOnASheetGoesOnOnTheNext() throws IOException {
        var statement = new SampleStatement(4, 25, 11, 1);
        try (var writer = new XlsxLineWriter(file, statement.issued(), 11)) {
            statement.writeTo(writer);
        }

        try (var workbook = read()) {
            assertThat(workbook.getSheets().map(Sheet::getName))
                    .containsExactly(
                            "结算单 Statement",
                            "用量 Usage",
                            "用量 Usage 2",
                            "用量 Usage 3",
                            "更正 Corrections",
                            "更正 Corrections 2",
                            "说明 Notes");
            assertThat(rows(workbook, "用量 Usage 2")).hasSize(11);
            assertThat(rows(workbook, "用量 Usage 3")).hasSize(6);
            assertTotals(workbook, 3 + 1 + 1);
        }
    }

    @Test
    void aStatementWithoutLinesIsAWorkbookToo() throws IOException {
        var statement = new SampleStatement(5, 0, 0, 0);
        write(statement, statement.issued());

        try (var workbook = read()) {
            assertThat(rows(workbook, "用量 Usage")).hasSize(1);
            assertTotals(workbook, 4);
        }
    }

    @Test
    void headsStayInViewAndFilter() throws IOException {
        var statement = new SampleStatement(6, 3, 0, 1);
        write(statement, statement.issued());

        assertThat(part("xl/worksheets/sheet2.xml"))
                .contains("ySplit=\"1\"", "state=\"frozen\"", "<autoFilter ref=\"A1:J4\"");
    }

    @Test
    void noTextOfAPartnerBecomesAFormula() throws IOException {
        var line = new LineKey(
                new AgreementRef("=cmd|' /C calc'!A0", 1), new ApiName("sms"), "13800138000", SampleStatement.FIRST);
        var document = StatementDocument.draft(
                SampleStatement.PARTY, "@SUM(A1)", SampleStatement.MONTH, List.of(), SampleStatement.ISSUED_AT);
        try (var writer = new XlsxLineWriter(file, document)) {
            var lines = new StatementLines(writer, List.of(new Clause("3.1", "=1+1")));
            lines.add(new UsageLine(line, new Amounts(1, 1, Money.ZERO, Map.of(), Money.ZERO)));
            lines.finish(Money.ZERO);
        }

        try (var workbook = read()) {
            Row row = rows(workbook, "用量 Usage").get(1);
            assertThat(row.getCell(1).asString()).isEqualTo("'=cmd|' /C calc'!A0");
            assertThat(row.getCell(4).asString()).isEqualTo("13800138000");
            assertThat(fact(rows(workbook, "结算单 Statement"), "合作方 Party").asString())
                    .isEqualTo("'@SUM(A1)");
            workbook.getSheets().skip(1).forEach(sheet -> {
                try (var sheetRows = sheet.openStream()) {
                    assertThat(sheetRows
                                    .flatMap(Row::stream)
                                    .filter(cell -> cell != null && cell.getType() == CellType.FORMULA))
                            .isEmpty();
                } catch (IOException failed) {
                    throw new AssertionError(failed);
                }
            });
        }
    }

    @Test
    void theSameStatementGivesTheSameBytes() throws IOException {
        var statement = new SampleStatement(7, 30, 3, 2);
        write(statement, statement.issued());
        byte[] first = file.toByteArray();
        file.reset();
        write(statement, statement.issued());

        assertThat(file.toByteArray()).isEqualTo(first);
        assertThat(part("docProps/core.xml")).contains(">2026-12-03T02:00:00Z<");
    }

    @Test
    void aDraftSaysSo() throws IOException {
        var statement = new SampleStatement(8, 3, 0, 1);
        write(statement, statement.draft());

        try (var workbook = read()) {
            List<Row> rows = rows(workbook, "结算单 Statement");
            assertThat(rows.get(0).getCell(0).asString()).contains("草稿 DRAFT");
            assertThat(rows).noneMatch(row -> row.getCellCount() > 0 && "签名密钥 Key".equals(text(row, 0)));
            assertThat(rows(workbook, "说明 Notes")).anyMatch(row -> text(row, 0).contains("尚未出具"));
        }
    }

    @Test
    void linesThatAreNotTheSignedOnesMakeNoDocument() throws IOException {
        var statement = new SampleStatement(9, 10, 0, 2);
        var other = new SampleStatement(10, 10, 0, 2);

        try (var writer = new XlsxLineWriter(file, other.issued())) {
            assertThatIllegalStateException().isThrownBy(() -> statement.writeTo(writer));
        }
        assertThat(file.size()).isZero();
    }

    /** Reckons the formulas: each adds up whole columns, and comes to the total beside it. */
    private static void assertTotals(ReadableWorkbook workbook, int items) throws IOException {
        List<Row> rows = rows(workbook, "结算单 Statement");
        int head = 0;
        while (!"项目 Item".equals(text(rows.get(head), 0))) {
            head++;
        }
        assertThat(rows).hasSize(head + 1 + items);
        for (Row row : rows.subList(head + 1, rows.size())) {
            BigDecimal sum = BigDecimal.ZERO;
            Matcher ranges = SUM.matcher(row.getCell(4).getFormula());
            while (ranges.find()) {
                sum = sum.add(sum(workbook, ranges.group(1), ranges.group(2), Integer.parseInt(ranges.group(3))));
            }
            assertThat(row.getCell(4).getFormula().replaceAll(SUM.pattern(), ""))
                    .matches("\\+*");
            assertThat(sum).isEqualByComparingTo(row.getCell(3).asNumber());
            assertThat(row.getCell(1).asNumber().add(row.getCell(2).asNumber()))
                    .isEqualByComparingTo(row.getCell(3).asNumber());
            assertThat(row.getCell(5).getFormula())
                    .isEqualTo("IF(ROUND(E%1$d-D%1$d,2)=0,\"✓\",\"✗\")".formatted(row.getRowNum()));
        }
    }

    private static BigDecimal sum(ReadableWorkbook workbook, String sheet, String column, int last) throws IOException {
        List<Row> rows = rows(workbook, sheet);
        assertThat(last).isEqualTo(Math.max(2, rows.size()));
        int number = column.chars().reduce(0, (left, letter) -> left * 26 + letter - 'A' + 1) - 1;
        return rows.stream()
                .skip(1)
                .map(row -> row.getCell(number).asNumber())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Balance write(SampleStatement statement, StatementDocument document) throws IOException {
        try (var writer = new XlsxLineWriter(file, document)) {
            return statement.writeTo(writer);
        }
    }

    private ReadableWorkbook read() throws IOException {
        return new ReadableWorkbook(new ByteArrayInputStream(file.toByteArray()));
    }

    private static List<Row> rows(ReadableWorkbook workbook, String sheet) throws IOException {
        return workbook.findSheet(sheet).orElseThrow().read();
    }

    private static Cell fact(List<Row> rows, String name) {
        return rows.stream()
                .filter(row -> name.equals(text(row, 0)))
                .findFirst()
                .orElseThrow()
                .getCell(1);
    }

    private static String text(Row row, int column) {
        return row.getOptionalCell(column)
                .filter(cell -> cell.getType() == CellType.STRING)
                .map(Cell::asString)
                .orElse("");
    }

    private String part(String name) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no " + name);
    }
}
