package io.hefu.billing.document;

import io.hefu.billing.statement.Amounts;
import io.hefu.billing.statement.Balance;
import io.hefu.billing.statement.Clause;
import io.hefu.billing.statement.CorrectionLine;
import io.hefu.billing.statement.LineWriter;
import io.hefu.billing.statement.UsageLine;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * A statement as a PDF, A4 landscape: facts and payable, the tables of usage, corrections and totals in fen, how to check it.
 * It needs the totals before the first line, so it holds all lines until they come.
 */
public final class PdfLineWriter implements LineWriter {

    private final OutputStream out;
    private final StatementDocument document;
    private final List<UsageLine> usage = new ArrayList<>();
    private final List<CorrectionLine> corrections = new ArrayList<>();
    private List<Clause> clauses = List.of();

    /** @param out stays open; written to and flushed at the totals */
    public PdfLineWriter(OutputStream out, StatementDocument document) {
        this.out = out;
        this.document = document;
    }

    @Override
    public void begin(List<Clause> steps) {
        clauses = List.copyOf(steps);
    }

    @Override
    public void usage(UsageLine line) {
        usage.add(line);
    }

    @Override
    public void correction(CorrectionLine line) {
        corrections.add(line);
    }

    @Override
    public void totals(Amounts usageTotal, Amounts correctionTotal, Amounts all, Balance balance) {
        document.requireSigned(usageTotal, correctionTotal, balance);
        try (var pdf = new PDDocument();
                var font = new PdfFont(pdf);
                var pages = new PdfPages(pdf, font, document.isDraft() ? Wording.DRAFT : "")) {
            describe(pdf);
            new PdfFirstPage(pages, font, document).write(balance);
            tables(pages, font, usageTotal, correctionTotal, all, balance);
            PdfLastLines.write(pages, font, document);
            pages.footers(font.shown(footer()));
            pdf.save(new StaysOpen(out));
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void tables(
            PdfPages pages, PdfFont font, Amounts usageTotal, Amounts correctionTotal, Amounts all, Balance balance)
            throws IOException {
        List<Amounts> usageAmounts = usage.stream().map(UsageLine::amounts).toList();
        List<Amounts> correctionAmounts =
                corrections.stream().map(CorrectionLine::amounts).toList();
        List<Amounts> everything = new ArrayList<>(usageAmounts);
        everything.addAll(correctionAmounts);
        everything.addAll(List.of(usageTotal, correctionTotal, all));
        PdfColumns columns = PdfColumns.fitting(font, everything, clauses);
        var numbers = new ShownNumbers(usageAmounts, correctionAmounts, clauses.subList(0, columns.clauses()), balance);
        if (numbers.payableFen() != balance.payableFen()) {
            throw new IllegalStateException("tables add up to " + numbers.payableFen() + " fen (expected: "
                    + balance.payableFen() + ", the payable)");
        }
        var tables = new PdfTables(pages, font, columns, numbers);
        tables.usage(usage, usageTotal);
        if (!corrections.isEmpty()) {
            tables.corrections(corrections, correctionTotal);
        }
        tables.totals(usageTotal, correctionTotal, all);
    }

    private String footer() {
        String name = "合符 Hefu · " + Wording.TITLE + " " + document.period() + " · " + document.partyName();
        return document.head()
                .map(head -> name + " · " + head.hash().toString().substring(0, 16))
                .orElse(name + " · " + Wording.DRAFT);
    }

    private void describe(PDDocument pdf) {
        PDDocumentInformation information = pdf.getDocumentInformation();
        information.setTitle(Wording.TITLE + " " + document.period() + " " + document.partyName());
        information.setCreator("Hefu");
        information.setCreationDate(GregorianCalendar.from(document.madeAt().atZone(ZoneId.of("Asia/Shanghai"))));
        pdf.getDocumentCatalog().setLanguage("zh-CN");
        pdf.setDocumentId(document.madeAt().toEpochMilli()); // without one it would be made of the time of writing
    }

    /** PDFBox closes what it has written to. */
    private static final class StaysOpen extends FilterOutputStream {

        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
