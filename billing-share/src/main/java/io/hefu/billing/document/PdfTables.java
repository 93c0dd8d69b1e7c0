package io.hefu.billing.document;

import io.hefu.billing.document.PdfTable.Column;
import io.hefu.billing.statement.Amounts;
import io.hefu.billing.statement.CorrectionLine;
import io.hefu.billing.statement.LineKey;
import io.hefu.billing.statement.UsageLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The tables of a statement: lines, corrections, and what they come to. Their numbers stand below one another. */
final class PdfTables {

    private static final List<String> LINE_HEADS = List.of("业务日期\nDate", "协议\nAgreement", "接口\nAPI", "操作\nOperation");
    private static final List<String> CORRECTION_HEADS = with(LINE_HEADS, List.of("原因\nReason", "更正账期\nCorrects"));
    private static final float GAP = 12;
    private static final float HEIGHT_OF_TOTALS = 140;

    private final PdfPages pages;
    private final PdfFont font;
    private final PdfColumns columns;
    private final ShownNumbers numbers;
    private final List<Column> numberColumns;
    private final float textWidth;

    PdfTables(PdfPages pages, PdfFont font, PdfColumns columns, ShownNumbers numbers) {
        this.pages = pages;
        this.font = font;
        this.columns = columns;
        this.numbers = numbers;
        this.numberColumns = columns.numberColumns(numbers.heads());
        float left = PdfPages.INNER_WIDTH;
        for (Column column : numberColumns) {
            left -= column.width();
        }
        this.textWidth = left;
    }

    void usage(List<UsageLine> lines, Amounts total) throws IOException {
        List<List<String>> texts = lines.stream().map(line -> texts(line.key())).toList();
        lines("用量 Usage", LINE_HEADS, texts, numbers::usage, numbers.usageTotal(total));
    }

    void corrections(List<CorrectionLine> lines, Amounts total) throws IOException {
        List<List<String>> texts = lines.stream()
                .map(line -> with(texts(line.key()), List.of(Wording.reason(line.reason()), line.corrects())))
                .toList();
        lines("更正 Corrections", CORRECTION_HEADS, texts, numbers::correction, numbers.correctionTotal(total));
    }

    void totals(Amounts usage, Amounts corrections, Amounts all) throws IOException {
        List<Column> item = List.of(new Column("项目\nItem", false, textWidth));
        pages.makeRoom(HEIGHT_OF_TOTALS);
        var table = new PdfTable(pages, font, columns.size(), "合计 Totals", with(item, numberColumns));
        table.row(with(List.of("用量合计 Usage"), numbers.usageTotal(usage)));
        table.row(with(List.of("更正合计 Corrections"), numbers.correctionTotal(corrections)));
        table.row(with(List.of("加：上期尾差 Plus opening residue"), numbers.openingResidue()));
        table.row(with(List.of("减：本期尾差 Less closing residue"), numbers.closingResidue()));
        table.total(with(List.of("应付 Payable"), numbers.payable(all)));
    }

    private void lines(
            String title,
            List<String> heads,
            List<List<String>> texts,
            IntFunction<List<String>> numbersOfRow,
            List<String> total)
            throws IOException {
        List<List<String>> textsOfColumns = new ArrayList<>();
        List<String> totalTexts = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            int column = i;
            textsOfColumns.add(texts.stream().map(row -> row.get(column)).toList());
            totalTexts.add(i == 0 ? "合计 Total" : "");
        }
        List<Column> textColumns = columns.textColumns(font, heads, textsOfColumns, textWidth);
        var table = new PdfTable(pages, font, columns.size(), title, with(textColumns, numberColumns));
        for (int row = 0; row < texts.size(); row++) {
            table.row(with(texts.get(row), numbersOfRow.apply(row)));
        }
        table.total(with(totalTexts, total));
        pages.down(GAP);
    }

    private static List<String> texts(LineKey key) {
        return List.of(
                key.businessDate().toString(),
                Wording.agreement(key.agreement()),
                key.api().value(),
                key.operation());
    }

    private static <T> List<T> with(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
