package io.hefu.billing.document;

import io.hefu.billing.statement.AgreementSeal;
import io.hefu.billing.statement.Amounts;
import io.hefu.billing.statement.Balance;
import io.hefu.billing.statement.Clause;
import io.hefu.billing.statement.CorrectionLine;
import io.hefu.billing.statement.LineKey;
import io.hefu.billing.statement.LineWriter;
import io.hefu.billing.statement.UsageLine;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A statement as a workbook: 结算单 with the facts and totals, 用量 and 更正 with the lines, 说明 with what there is to know.
 * Amounts are numbers in yuan with six decimals. The only formulas add up the lines again, beside the totals.
 */
public final class XlsxLineWriter implements LineWriter, AutoCloseable {

    /** Of a sheet, as the format has it. */
    public static final int MOST_ROWS = Worksheet.MAX_ROWS;

    private static final String APPLICATION = "Hefu";
    private static final List<String> LINE_TEXTS = List.of("协议 Agreement", "协议版本 Version", "接口 API", "操作 Operation");
    private static final List<String> CORRECTION_TEXTS = List.of("更正原因 Reason", "更正账期 Corrects");

    private final OutputStream out;
    private final StatementDocument document;
    private final int mostRows;
    private final Path file;
    private final OutputStream spool;
    private final Workbook workbook;
    private final Worksheet summary;
    private List<Clause> clauses = List.of();
    private Optional<LineSheets> usage = Optional.empty();
    private Optional<LineSheets> corrections = Optional.empty();

    /** @param out stays open; flushed after the totals */
    public XlsxLineWriter(OutputStream out, StatementDocument document) throws IOException {
        this(out, document, MOST_ROWS);
    }

    XlsxLineWriter(OutputStream out, StatementDocument document, int mostRows) throws IOException {
        this.out = out;
        this.document = document;
        this.mostRows = mostRows;
        this.file = Files.createTempFile("hefu-statement", ".xlsx");
        this.spool = new BufferedOutputStream(Files.newOutputStream(file));
        this.workbook = new Workbook(spool, APPLICATION, null);
        this.summary = workbook.newWorksheet("结算单 Statement");
    }

    @Override
    public void begin(List<Clause> steps) {
        clauses = List.copyOf(steps);
        usage = Optional.of(new LineSheets(workbook, "用量 Usage", LINE_TEXTS, clauses, mostRows));
    }

    @Override
    public void usage(UsageLine line) {
        write(() -> usage.orElseThrow().add(line.key(), texts(line.key()), line.amounts()));
    }

    @Override
    public void correction(CorrectionLine line) {
        List<String> texts = new ArrayList<>(texts(line.key()));
        texts.add(Wording.reason(line.reason()));
        texts.add(line.corrects());
        write(() -> corrections().add(line.key(), texts, line.amounts()));
    }

    @Override
    public void totals(Amounts usageTotal, Amounts correctionTotal, Amounts all, Balance balance) {
        document.requireSigned(usageTotal, correctionTotal, balance);
        write(() -> {
            corrections().finish();
            var sheet = new SummarySheet(summary, document, balance);
            sheet.facts();
            sheet.totals(
                    clauses, List.of(usageTotal, correctionTotal, all), usage.orElseThrow(), corrections.orElseThrow());
            notes();
            workbook.finish();
            spool.close();
            RepackedZip.copy(file, out, document.madeAt());
        });
    }

    /** To be called at the end, however far the writing came. */
    @Override
    public void close() throws IOException {
        spool.close();
        Files.deleteIfExists(file);
    }

    /** Sheets are written one after the other: the last of the usage ends where the corrections begin. */
    private LineSheets corrections() throws IOException {
        if (corrections.isEmpty()) {
            usage.orElseThrow().finish();
            List<String> texts = new ArrayList<>(LINE_TEXTS);
            texts.addAll(CORRECTION_TEXTS);
            corrections = Optional.of(new LineSheets(workbook, "更正 Corrections", texts, clauses, mostRows));
        }
        return corrections.orElseThrow();
    }

    private static List<String> texts(LineKey key) {
        return List.of(
                key.agreement().agreement(),
                Integer.toString(key.agreement().version()),
                key.api().value(),
                key.operation());
    }

    private void notes() {
        Worksheet sheet = workbook.newWorksheet("说明 Notes");
        sheet.width(0, 120);
        List<String> notes = new ArrayList<>(Notes.OF_EVERY_STATEMENT);
        notes.addAll(Notes.OF_THE_WORKBOOK);
        notes.addAll(document.isDraft() ? Notes.OF_A_DRAFT : Notes.ON_CHECKING);
        notes.add("协议条款哈希 Hashes of the terms (SHA-256):");
        for (AgreementSeal seal : document.agreements()) {
            notes.add("  " + Wording.agreement(seal.agreement()) + "  " + seal.terms());
        }
        for (int row = 0; row < notes.size(); row++) {
            sheet.value(row, 0, notes.get(row));
            sheet.style(row, 0).wrapText(true).verticalAlignment("top").set();
        }
    }

    private interface Writing {

        void write() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.write();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
