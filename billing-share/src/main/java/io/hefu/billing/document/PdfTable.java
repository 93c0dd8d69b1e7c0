package io.hefu.billing.document;

import io.hefu.billing.document.PdfPages.Ink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table that goes on over pages: its title and heads stand on each, and a row is never torn apart. */
final class PdfTable {

    /**
     * @param head a line feed in it begins a new line
     * @param right whether it holds numbers, which end below one another
     */
    record Column(String head, boolean right, float width) {}

    static final float PADDING = 3;

    private static final float MARGIN = 2;
    private static final float LEADING = 1.25f;
    private static final float TITLE_SIZE = 10;

    private final PdfPages pages;
    private final PdfFont font;
    private final float size;
    private final String title;
    private final List<Column> columns;
    private final List<List<String>> heads = new ArrayList<>();

    PdfTable(PdfPages pages, PdfFont font, float size, String title, List<Column> columns) throws IOException {
        this.pages = pages;
        this.font = font;
        this.size = size;
        this.title = title;
        this.columns = columns;
        for (Column column : columns) {
            heads.add(head(column));
        }
        if (!pages.hasRoom(heightOfHead() + 3 * heightOf(1))) {
            pages.nextPage();
        }
        begin(title);
    }

    /** @param cells a text for each column; empty where there is none */
    void row(List<String> cells) throws IOException {
        row(cells, false);
    }

    /** A row that stands out. */
    void total(List<String> cells) throws IOException {
        row(cells, true);
    }

    private void row(List<String> cells, boolean total) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        int most = 1;
        for (int i = 0; i < columns.size(); i++) {
            lines.add(
                    font.wrapped(font.shown(cells.get(i)), size, columns.get(i).width() - 2 * PADDING));
            most = Math.max(most, lines.get(i).size());
        }
        if (!pages.hasRoom(heightOf(most))) {
            pages.nextPage();
            begin(title + "（续 continued）");
        }
        draw(lines, most, total);
        pages.rule(PdfPages.MARGIN, pages.y(), width(), total ? 0.8f : 0.3f, Ink.RULE);
    }

    private void begin(String text) throws IOException {
        pages.boldText(PdfPages.MARGIN, pages.y() - TITLE_SIZE, TITLE_SIZE, Ink.GREEN, font.shown(text));
        pages.down(TITLE_SIZE * 1.6f);
        int most = heads.stream().mapToInt(List::size).max().orElse(1);
        draw(heads, most, true);
        pages.rule(PdfPages.MARGIN, pages.y(), width(), 0.8f, Ink.GREEN);
    }

    private void draw(List<List<String>> cells, int most, boolean strong) throws IOException {
        float height = heightOf(most);
        if (strong) {
            pages.box(PdfPages.MARGIN, pages.y() - height, width(), height, Ink.WASH);
        }
        float x = PdfPages.MARGIN;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            float baseline = pages.y() - MARGIN - size;
            for (String line : cells.get(i)) {
                float from = column.right() ? x + column.width() - PADDING - font.width(line, size) : x + PADDING;
                if (strong) {
                    pages.boldText(from, baseline, size, Ink.BLACK, line);
                } else {
                    pages.text(from, baseline, size, Ink.BLACK, line);
                }
                baseline -= size * LEADING;
            }
            x += column.width();
        }
        pages.down(height);
    }

    private List<String> head(Column column) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : column.head().split("\n")) {
            lines.addAll(font.wrapped(font.shown(line), size, column.width() - 2 * PADDING));
        }
        return lines;
    }

    private float heightOfHead() {
        return TITLE_SIZE * 1.6f
                + heightOf(heads.stream().mapToInt(List::size).max().orElse(1));
    }

    private float heightOf(int lines) {
        return lines * size * LEADING + 2 * MARGIN;
    }

    private float width() {
        float width = 0;
        for (Column column : columns) {
            width += column.width();
        }
        return width;
    }
}
