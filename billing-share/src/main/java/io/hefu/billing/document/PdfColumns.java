package io.hefu.billing.document;

import io.hefu.billing.document.PdfTable.Column;
import io.hefu.billing.statement.Amounts;
import io.hefu.billing.statement.Clause;
import io.hefu.core.money.Money;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How large the letters of the tables are, and how many clauses have a column: as many as fit beside the texts, in the largest
 * letters in which they do.
 *
 * @param numbers width of each column of numbers; in all tables the same, so that they stand below one another
 */
record PdfColumns(float size, int clauses, List<Float> numbers) {

    private static final float[] SIZES = {8, 7.5f, 7, 6.5f, 6};
    private static final float LEAST_CHARACTERS_OF_NUMBERS = 4.5f;
    private static final float MOST_CHARACTERS_OF_CLAUSES = 8;
    private static final float LEAST_CHARACTERS_OF_TEXTS = 6;
    private static final int TEXT_COLUMNS = 6;

    /** What is left for the columns of texts. */
    float texts() {
        float left = PdfPages.INNER_WIDTH;
        for (float width : numbers) {
            left -= width;
        }
        return left;
    }

    /** @param lines of all sections, and their sum */
    static PdfColumns fitting(PdfFont font, List<Amounts> lines, List<Clause> clauses) throws IOException {
        PdfColumns roomy = of(font, SIZES[0], lines, clauses, clauses.size(), true);
        if (roomy.fits()) {
            return roomy;
        }
        for (int shown = clauses.size(); ; shown--) {
            for (float size : SIZES) {
                PdfColumns columns = of(font, size, lines, clauses, shown, false);
                if (columns.fits() || shown == 0 && size == SIZES[SIZES.length - 1]) {
                    return columns;
                }
            }
        }
    }

    private boolean fits() {
        return texts() >= TEXT_COLUMNS * LEAST_CHARACTERS_OF_TEXTS * size;
    }

    private static PdfColumns of(
            PdfFont font, float size, List<Amounts> lines, List<Clause> clauses, int shown, boolean namesOnOneLine)
            throws IOException {
        List<Float> widths = new ArrayList<>();
        widths.add(width(font, size, Wording.count(widest(lines, Amounts::calls))));
        widths.add(width(font, size, Wording.count(widest(lines, Amounts::units))));
        widths.add(amounts(font, size, widest(lines, amounts -> amounts.gross().microYuan())));
        for (Clause clause : clauses.subList(0, shown)) {
            float ofAmounts = amounts(font, size, widest(lines, amounts -> step(amounts, clause)));
            float ofName = Math.min(
                    font.width(font.shown(clause.name()), size) + 2 * PdfTable.PADDING + 1,
                    MOST_CHARACTERS_OF_CLAUSES * size);
            widths.add(namesOnOneLine ? Math.max(ofAmounts, ofName) : ofAmounts);
        }
        float share =
                amounts(font, size, widest(lines, amounts -> amounts.share().microYuan()));
        widths.add(share); // of what no clause shown accounts for
        widths.add(share);
        return new PdfColumns(size, shown, widths);
    }

    private static long step(Amounts amounts, Clause clause) {
        return amounts.steps().getOrDefault(clause, Money.ZERO).microYuan();
    }

    /** A number that is as wide as any: negative, with as many digits. */
    private static long widest(List<Amounts> lines, ToLongFunction<Amounts> number) {
        long least = 0;
        for (Amounts amounts : lines) {
            long value = number.applyAsLong(amounts);
            least = Math.min(least, value > 0 ? -value : value);
        }
        return least;
    }

    private static float amounts(PdfFont font, float size, long microYuan) throws IOException {
        return width(font, size, Wording.fen(Math.floorDiv(microYuan, 10_000L)));
    }

    private static float width(PdfFont font, float size, String widest) throws IOException {
        return Math.max(LEAST_CHARACTERS_OF_NUMBERS * size, font.width(widest, size)) + 2 * PdfTable.PADDING + 1;
    }

    /** The columns of numbers with their heads. */
    List<Column> numberColumns(List<String> heads) {
        List<Column> columns = new ArrayList<>();
        int skipped = numbers.size() - heads.size();
        for (int i = 0; i < heads.size(); i++) {
            boolean share = i == heads.size() - 1;
            columns.add(new Column(heads.get(i), true, numbers.get(share ? i + skipped : i)));
        }
        return columns;
    }

    /**
     * Columns of texts that fill what is left: each as wide as its widest text where that is possible, the widest ones less.
     *
     * @param texts of each column
     */
    List<Column> textColumns(PdfFont font, List<String> heads, List<List<String>> texts, float available)
            throws IOException {
        List<Float> wanted = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            float widest = 4 * size;
            for (String text : texts.get(i)) {
                widest = Math.max(widest, font.width(font.shown(text), size));
            }
            wanted.add(widest + 2 * PdfTable.PADDING + 1);
        }
        List<Float> widths = shared(wanted, available);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            columns.add(new Column(heads.get(i), false, widths.get(i)));
        }
        return columns;
    }

    /** Everyone gets what is wanted or the same as others who want more; what nobody wants is divided. */
    private static List<Float> shared(List<Float> wanted, float available) {
        float fair = available / wanted.size();
        for (int round = 0; round < wanted.size(); round++) {
            float left = available;
            int greedy = 0;
            for (float width : wanted) {
                left -= width <= fair ? width : 0;
                greedy += width <= fair ? 0 : 1;
            }
            fair = greedy == 0 ? fair : left / greedy;
        }
        float used = 0;
        for (float width : wanted) {
            used += Math.min(width, fair);
        }
        float more = Math.max(0, available - used) / wanted.size();
        List<Float> widths = new ArrayList<>();
        for (float width : wanted) {
            widths.add(Math.min(width, fair) + more);
        }
        return widths;
    }
}
