package io.hefu.billing.partnerfile;

import static io.hefu.billing.partnerfile.Received.HEADER;
import static io.hefu.billing.partnerfile.Received.ROW;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.reconciliation.Line;
import io.hefu.billing.reconciliation.Product;
import io.hefu.billing.reconciliation.Reference;
import io.hefu.billing.reconciliation.ResultClass;
import io.hefu.core.money.Money;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK"})
    void aFileIsReadInTheEncodingItIsIn(String charset) {
        Received received = Received.text(directory, HEADER + "\n" + ROW + "\n", Charset.forName(charset));

        Line line = received.only();
        assertThat(received.acknowledgement.disposition()).isEqualTo(Disposition.ACCEPTED);
        assertThat(line.product()).isEqualTo(Received.MESSAGES);
        assertThat(line.result()).isEqualTo(ResultClass.DELIVERED);
        assertThat(line.at()).isEqualTo(Instant.parse("2026-11-03T00:00:00Z"));
        assertThat(line.amount()).isEqualTo(new Money(45_000));
        assertThat(line.units()).isEqualTo(1);
        assertThat(line.reference()).contains(Reference.of("A-1"));
        assertThat(line.row()).isEqualTo(2);
        assertThat(received.acknowledgement.amount()).isEqualTo(new Money(45_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
    void aByteOrderMarkIsNoPartOfTheFirstColumn(String charset) {
        Received received =
                Received.text(directory, "\uFEFF" + HEADER + "\r\n" + ROW + "\r\n", Charset.forName(charset));

        assertThat(received.only().reference()).contains(Reference.of("A-1"));
    }

    @Test
    void textInAnUnknownEncodingIsRefused() {
        Received western = Received.text(
                directory, "Société,Numéro\nÀ é è ê,ÄÖÜ äöü ß\nçà et là,éé\n", StandardCharsets.ISO_8859_1);
        Received binary = Received.bytes(directory, new byte[] {'a', ',', 0, 0, 7}, csv(), FileLimits.DEFAULT);

        assertThat(western.problems()).containsExactly(ProblemCode.UNKNOWN_ENCODING);
        assertThat(binary.problems()).containsExactly(ProblemCode.UNKNOWN_ENCODING);
        assertThat(western.acknowledgement.disposition()).isEqualTo(Disposition.REFUSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.045|45000",
                "\"1,234.56\"|1234560000",
                "1.20E+05|120000000000",
                "-3.5|-3500000",
                "(3.50)|-3500000",
                "¥12|12000000",
                "0|0",
                "0.0000010|1"
            })
    void numbersAreReadExactlyAsTheyAreWritten(String text, long microYuan) {
        Received received = Received.text(
                directory, HEADER + "\nA-1,短信,成功,2026-11-03 08:00:00," + text + ",1\n", StandardCharsets.UTF_8);

        assertThat(received.only().amount().microYuan()).isEqualTo(microYuan);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A-1,短信,成功,2026-11-03 08:00:00,12.34.5,1|NOT_A_NUMBER",
                "A-1,短信,成功,2026-11-03 08:00:00,\"12,34\",1|NOT_A_NUMBER",
                "A-1,短信,成功,2026-11-03 08:00:00,1E999999999,1|NOT_A_NUMBER",
                "A-1,短信,成功,2026-11-03 08:00:00,NaN,1|NOT_A_NUMBER",
                "A-1,短信,成功,2026-11-03 08:00:00,0.0000001,1|OUT_OF_RANGE",
                "A-1,短信,成功,2026-11-03 08:00:00,1E+40,1|OUT_OF_RANGE",
                "A-1,短信,成功,2026-11-03 08:00:00,9000000000000,1|OUT_OF_RANGE",
                "A-1,短信,成功,2026-11-03 08:00:00,0.045,9000000000000|OUT_OF_RANGE",
                "A-1,短信,成功,2026-11-03 08:00:00,0.045,-1|OUT_OF_RANGE",
                "A-1,短信,成功,2026-11-03 08:00:00,0.045,1.5|OUT_OF_RANGE",
                "A-1,短信,成功,2026-02-30 08:00:00,0.045,1|NOT_A_TIME",
                "A-1,短信,成功,45976.5,0.045,1|NOT_A_TIME",
                "A-1,短信,也许,2026-11-03 08:00:00,0.045,1|NOT_A_RESULT",
                "A-1,短信,成功,2026-11-03 08:00:00,,1|MISSING_VALUE",
                "A-1,短信,成功,2026-11-03 08:00:00,=1+1,1|FORMULA",
                "\"=HYPERLINK(\"\"http://x\"\")\",短信,成功,2026-11-03 08:00:00,0.045,1|FORMULA",
                "A-1,短信,成功,2026-11-03 08:00:00,0.045|WRONG_CELL_COUNT",
                "A-1,短信,成功,2026-11-03 08:00:00,0.045,1,2|WRONG_CELL_COUNT"
            })
    void aBadRecordIsLeftOutAndNamedAndTheOthersAreTaken(String row, ProblemCode code) {
        Received received =
                Received.text(directory, HEADER + "\n" + ROW + "\n" + row + "\n" + ROW + "\n", StandardCharsets.UTF_8);

        assertThat(received.lines).hasSize(2);
        assertThat(received.problems()).containsExactly(code);
        assertThat(received.acknowledgement.problems().get(0).row()).isEqualTo(3);
        assertThat(received.acknowledgement.records()).isEqualTo(3);
        assertThat(received.acknowledgement.accepted()).isEqualTo(2);
        assertThat(received.acknowledgement.count(Severity.SEVERE_RECORD)).isEqualTo(1);
    }

    @Test
    void anUnreadableCallIdAndATimeOutsideOfThePeriodAreWarnings() {
        Map<Field, String> columns = Received.columns();
        columns.put(Field.CALL_ID, columns.remove(Field.REFERENCE));
        UUID call = new UUID(0x0193_0000_0000_7000L, Long.MIN_VALUE);
        String text =
                HEADER + "\n" + ROW + "\n" + ROW.replace("A-1", call.toString()).replace("2026-11", "2026-12") + "\n";

        Received received = Received.bytes(
                directory,
                text.getBytes(StandardCharsets.UTF_8),
                Received.mapping(FileFormat.CSV, columns, Optional.empty()),
                FileLimits.DEFAULT);

        assertThat(received.problems()).containsExactly(ProblemCode.CALL_ID_UNREADABLE, ProblemCode.OUTSIDE_PERIOD);
        assertThat(received.lines).hasSize(2);
        assertThat(received.lines.get(0).call()).isEmpty();
        assertThat(received.lines.get(1).call().orElseThrow().value()).isEqualTo(call);
    }

    @Test
    void anUnknownProductIsKeptAsTheyNameIt() {
        Received received =
                Received.text(directory, HEADER + "\n" + ROW.replace("短信", "彩信") + "\n", StandardCharsets.UTF_8);

        assertThat(received.only().product()).isEqualTo(new Product("彩信", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"流水号,接口,结果,时间,数量|MISSING_COLUMN", "流水号,接口,结果,时间,金额,数量,金额|REPEATED_COLUMN", "''|EMPTY_FILE"})
    void aHeaderThatDoesNotFitRefusesTheFile(String header, ProblemCode code) {
        Received received = Received.text(directory, header + "\n", StandardCharsets.UTF_8);

        assertThat(received.problems()).containsExactly(code);
    }

    @Test
    void aHeaderAloneIsAFileWithoutData() {
        Received received = Received.text(directory, HEADER + "\n", StandardCharsets.UTF_8);

        assertThat(received.acknowledgement.disposition()).isEqualTo(Disposition.NO_DATA);
        assertThat(received.acknowledgement.problems()).isEmpty();
    }

    @Test
    void aFileThatBreaksOffIsRefusedAsAWhole() {
        String whole = HEADER + "\n" + ROW + "\n" + ROW;
        Received inARow = Received.text(directory, whole.substring(0, whole.length() - 9), StandardCharsets.UTF_8);
        Received inAQuote = Received.text(directory, HEADER + "\n" + ROW + "\n\"A-2,短", StandardCharsets.UTF_8);

        byte[] bytes = (HEADER + "\n短").getBytes(StandardCharsets.UTF_8);
        Received inACharacter =
                Received.bytes(directory, Arrays.copyOf(bytes, bytes.length - 1), csv(), FileLimits.DEFAULT);

        assertThat(inACharacter.problems()).containsExactly(ProblemCode.TRUNCATED);
        assertThat(inARow.problems()).endsWith(ProblemCode.TRUNCATED);
        assertThat(inAQuote.problems()).containsExactly(ProblemCode.TRUNCATED);
        assertThat(inARow.lines).isEmpty();
        assertThat(inAQuote.lines).isEmpty();
        assertThat(inAQuote.acknowledgement.accepted()).isZero();
    }

    @Test
    void theTrailerCountsTheRecords() {
        assertThat(withTrailer("合计,2\n").acknowledgement.disposition()).isEqualTo(Disposition.ACCEPTED);
        assertThat(withTrailer("合计,3\n").problems()).containsExactly(ProblemCode.WRONG_COUNT);
        assertThat(withTrailer("").problems()).containsExactly(ProblemCode.TRUNCATED);
        assertThat(withTrailer("合计,2\n" + ROW + "\n").problems()).containsExactly(ProblemCode.WRONG_COUNT);
    }

    @Test
    void theNoticeCountsTheRecords() {
        byte[] two = (HEADER + "\n" + ROW + "\n" + ROW + "\n").getBytes(StandardCharsets.UTF_8);

        Received right = Received.bytes(directory, two, csv(), FileLimits.DEFAULT, Received.notice(Optional.of(2L)));
        Received wrong = Received.bytes(directory, two, csv(), FileLimits.DEFAULT, Received.notice(Optional.of(3L)));

        assertThat(right.lines).hasSize(2);
        assertThat(wrong.problems()).containsExactly(ProblemCode.WRONG_COUNT);
        assertThat(wrong.lines).isEmpty();
    }

    @Test
    void everyBoundIsKept() {
        byte[] wide = ("a,".repeat(1_000_000) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] longCell = (HEADER + "\n" + "x".repeat(10_000) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] openQuote = (HEADER + "\n\"" + "x\n".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8);
        byte[] tall = (HEADER + "\n" + (ROW + "\n").repeat(11)).getBytes(StandardCharsets.UTF_8);
        FileLimits ten = new FileLimits(1_000_000, 10, 10, 100, 1_000_000, 100);

        assertThat(Received.bytes(directory, wide, csv(), FileLimits.DEFAULT).problems())
                .containsExactly(ProblemCode.TOO_MANY_COLUMNS);
        assertThat(Received.bytes(directory, longCell, csv(), FileLimits.DEFAULT)
                        .problems())
                .containsExactly(ProblemCode.CELL_TOO_LONG);
        assertThat(Received.bytes(directory, openQuote, csv(), FileLimits.DEFAULT)
                        .problems())
                .containsExactly(ProblemCode.CELL_TOO_LONG);
        assertThat(Received.bytes(directory, tall, csv(), ten).problems()).containsExactly(ProblemCode.TOO_MANY_ROWS);
        assertThat(Received.bytes(directory, wide, csv(), ten).problems()).containsExactly(ProblemCode.FILE_TOO_LARGE);
    }

    @Test
    void sumsBeyondAnyAccountAreRefused() {
        String row = ROW.replace("0.045", "2000000000000");

        assertThat(Received.text(directory, HEADER + "\n" + row + "\n" + row + "\n", StandardCharsets.UTF_8)
                        .problems())
                .containsExactly(ProblemCode.SUM_OUT_OF_RANGE);
    }

    @Test
    void moreProductsThanAnyoneHasAreRefused() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < 20_000; i++) {
            text.append(ROW.replace("短信", "api-" + i)).append('\n');
        }

        assertThat(Received.text(directory, text.toString(), StandardCharsets.UTF_8)
                        .problems())
                .containsExactly(ProblemCode.TOO_MANY_PRODUCTS);
    }

    private Received withTrailer(String trailer) {
        byte[] bytes = (HEADER + "\n" + ROW + "\n" + ROW + "\n" + trailer).getBytes(StandardCharsets.UTF_8);
        ColumnMapping mapping = Received.mapping(FileFormat.CSV, Received.columns(), Optional.of(new Trailer("合计", 1)));
        return Received.bytes(directory, bytes, mapping, FileLimits.DEFAULT);
    }

    private static ColumnMapping csv() {
        return Received.mapping(FileFormat.CSV);
    }
}
