package io.hefu.billing.partnerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.money.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxFileTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @TempDir
    private Path directory;

    @Test
    void textsNumbersAndDayNumbersAreRead() throws IOException {
        Received received = read(workbook(sheet -> {
            row(sheet, 1, "A-1", 0.045, 1);
            sheet.value(1, 3, LocalDateTime.of(2026, 11, 3, 8, 0, 1));
            row(sheet, 2, "A-2", 0.1 + 0.2, 3);
            sheet.value(2, 3, "2026-11-03 08:00:01");
        }));

        assertThat(received.problems()).isEmpty();
        assertThat(received.lines)
                .extracting(line -> line.amount())
                .containsExactly(new Money(45_000), new Money(300_000));
        assertThat(received.lines).allMatch(line -> line.at().equals(Instant.parse("2026-11-03T00:00:01Z")));
        assertThat(received.lines).extracting(line -> line.row()).containsExactly(2L, 3L);
    }

    @Test
    void aFormulaIsTextAndTheValueBesideItIsNotBelieved() throws IOException {
        Received received = read(workbook(sheet -> {
            row(sheet, 1, "A-1", 0.045, 1);
            sheet.formula(1, 4, "SUM(F1:F9)");
            row(sheet, 2, "A-2", 0.045, 1);
        }));

        assertThat(received.problems()).containsExactly(ProblemCode.FORMULA);
        assertThat(received.lines).hasSize(1);
    }

    @Test
    void emptyRowsAreNoRecords() throws IOException {
        Received received = read(workbook(sheet -> {
            row(sheet, 1, "A-1", 0.045, 1);
            row(sheet, 9, "A-2", 0.045, 1);
        }));

        assertThat(received.acknowledgement.records()).isEqualTo(2);
        assertThat(received.lines.get(1).row()).isEqualTo(10);
    }

    @Test
    void aWorkbookThatBreaksOffIsTruncated() throws IOException {
        byte[] whole = workbook(sheet -> row(sheet, 1, "A-1", 0.045, 1));

        assertThat(read(Arrays.copyOf(whole, whole.length / 2)).problems()).containsExactly(ProblemCode.TRUNCATED);
        assertThat(read(Arrays.copyOf(whole, whole.length - 10)).problems()).containsExactly(ProblemCode.TRUNCATED);
    }

    @Test
    void whatIsNoWorkbookIsMalformed() throws IOException {
        assertThat(read("no workbook".getBytes(StandardCharsets.UTF_8)).problems())
                .containsExactly(ProblemCode.MALFORMED);
        assertThat(read(zip("readme.txt", "no workbook".getBytes(StandardCharsets.UTF_8)))
                        .problems())
                .containsExactly(ProblemCode.MALFORMED);
        assertThat(read(withSheet(sheet -> sheet.substring(0, sheet.length() - 30)))
                        .problems())
                .containsExactly(ProblemCode.MALFORMED);
    }

    @Test
    void aZipBombIsRefusedBeforeItGoesOff() throws IOException {
        byte[] byRatio = zip(SHEET, new byte[64 << 20]);
        byte[] byEntities = withSheet(sheet -> "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                + sheet.substring(sheet.indexOf("<worksheet")).replaceFirst("<t>", "<t>&b;"));
        FileLimits small = new FileLimits(1 << 20, 100, 100, 100, 2_000, 100);

        assertThat(read(byRatio).acknowledgement.disposition()).isEqualTo(Disposition.REFUSED);
        assertThat(read(zip("xl/media/image.bin", new byte[256 << 20])).problems())
                .containsExactly(ProblemCode.INFLATES_TOO_MUCH);
        assertThat(read(byEntities).problems()).containsExactly(ProblemCode.MALFORMED);
        assertThat(Received.bytes(
                                directory,
                                workbook(sheet -> row(sheet, 1, "A-1", 0.045, 1)),
                                Received.mapping(FileFormat.XLSX),
                                small)
                        .problems())
                .containsExactly(ProblemCode.INFLATES_TOO_MUCH);
    }

    @Test
    void aCellFarOutMakesNoRoomForThoseBefore() throws IOException {
        assertThat(read(withSheet(sheet -> sheet.replace("r=\"F2\"", "r=\"ZZZZZZ2\"")))
                        .problems())
                .containsExactly(ProblemCode.TOO_MANY_COLUMNS);
    }

    @Test
    void aSheetMayBeCalledAnythingAndIsCheckedAllTheSame() throws IOException {
        byte[] far = withSheet(sheet -> sheet.replace("r=\"F2\"", "r=\"ZZZZZZ2\""), "xl/worksheets/sheet1.dat");

        assertThat(read(far).problems()).containsExactly(ProblemCode.TOO_MANY_COLUMNS);
    }

    @Test
    void moreCellsThanColumnsAreRefused() throws IOException {
        byte[] wide = withSheet(sheet -> sheet.replaceFirst("</row>", "<c><v>1</v></c>".repeat(300) + "</row>"));

        assertThat(read(wide).problems()).containsExactly(ProblemCode.TOO_MANY_COLUMNS);
    }

    @Test
    void aTextInManyPiecesIsOneCell() throws IOException {
        String pieces = "<c r=\"A3\" t=\"inlineStr\"><is>" + "<r><t>xxxxxxxxxx</t></r>".repeat(1_000) + "</is></c>";
        byte[] longCell =
                withSheet(sheet -> sheet.replace("</sheetData>", "<row r=\"3\">" + pieces + "</row></sheetData>"));

        assertThat(read(longCell).problems()).containsExactly(ProblemCode.CELL_TOO_LONG);
    }

    private static void row(Worksheet sheet, int row, String reference, double amount, int units) {
        sheet.value(row, 0, reference);
        sheet.value(row, 1, "短信");
        sheet.value(row, 2, "成功");
        sheet.value(row, 3, "2026-11-03 08:00:01");
        sheet.value(row, 4, amount);
        sheet.value(row, 5, units);
    }

    private static byte[] workbook(Consumer<Worksheet> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("calls");
            String[] header = Received.HEADER.split(",");
            for (int column = 0; column < header.length; column++) {
                sheet.value(0, column, header[column]);
            }
            rows.accept(sheet);
        }
        return bytes.toByteArray();
    }

    /** A workbook whose sheet was changed by hand. */
    private byte[] withSheet(UnaryOperator<String> change) throws IOException {
        return withSheet(change, SHEET);
    }

    private byte[] withSheet(UnaryOperator<String> change, String name) throws IOException {
        Path whole = directory.resolve("whole.xlsx");
        Files.write(whole, workbook(sheet -> row(sheet, 1, "A-1", 0.045, 1)));
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipFile in = new ZipFile(whole.toFile());
                ZipOutputStream out = new ZipOutputStream(changed)) {
            for (ZipEntry entry : in.stream().toList()) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(SHEET)) {
                    content = change.apply(new String(content, StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(new ZipEntry(entry.getName().equals(SHEET) ? name : entry.getName()));
                out.write(content);
                out.closeEntry();
            }
        }
        return changed.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
            out.closeEntry();
        }
        return bytes.toByteArray();
    }

    private Received read(byte[] bytes) {
        return Received.bytes(directory, bytes, Received.mapping(FileFormat.XLSX), FileLimits.DEFAULT);
    }
}
