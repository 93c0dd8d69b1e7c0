package io.hefu.billing.document;

import io.hefu.billing.statement.Amounts;
import io.hefu.billing.statement.Clause;
import io.hefu.billing.statement.LineKey;
import io.hefu.core.money.Money;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Lines of one kind, on as many sheets as they need: a head that stays in view and filters, data below it and nothing else, so
 * that people may sort and pivot. Rows go to the file as they come.
 */
final class LineSheets {

    private static final int ROWS_IN_MEMORY = 1_000;
    private static final double TEXT_WIDTH = 24;
    private static final double NUMBER_WIDTH = 18;

    private final Workbook workbook;
    private final String name;
    private final List<String> heads;
    private final int texts;
    private final List<Clause> clauses;
    private final int mostRows;
    private final List<String> sheets = new ArrayList<>();
    private final List<Integer> rowsOfSheet = new ArrayList<>();
    private Worksheet sheet;
    private int row;

    /**
     * @param texts names of the columns between the date and the numbers
     * @param mostRows of a sheet, its head included
     */
    LineSheets(Workbook workbook, String name, List<String> texts, List<Clause> clauses, int mostRows) {
        this.workbook = workbook;
        this.name = name;
        this.texts = texts.size();
        this.clauses = clauses;
        this.mostRows = mostRows;
        this.heads = new ArrayList<>(List.of("业务日期 Business date"));
        heads.addAll(texts);
        heads.addAll(Numbers.heads(clauses));
        this.sheet = newSheet();
    }

    void add(LineKey line, List<String> values, Amounts amounts) throws IOException {
        if (row == mostRows) {
            finish();
            sheet = newSheet();
        }
        sheet.value(row, 0, line.businessDate());
        sheet.style(row, 0).format("yyyy-mm-dd").set();
        for (int i = 0; i < values.size(); i++) {
            Cells.text(sheet, row, 1 + i, values.get(i));
        }
        Numbers.write(sheet, row, firstNumber(), amounts, clauses);
        row++;
        if (row % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    void finish() throws IOException {
        rowsOfSheet.add(row);
        sheet.setAutoFilter(0, 0, Math.max(1, row - 1), heads.size() - 1);
        sheet.finish();
    }

    /**
     * What adds up a column over all sheets.
     *
     * @param number counts the columns of numbers from 0
     */
    String sum(int number) {
        String column = Cells.column(firstNumber() + number);
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < sheets.size(); i++) {
            int last = Math.max(2, rowsOfSheet.get(i));
            ranges.add("SUM('" + sheets.get(i) + "'!" + column + "2:" + column + last + ")");
        }
        return String.join("+", ranges);
    }

    private int firstNumber() {
        return 1 + texts;
    }

    private Worksheet newSheet() {
        Worksheet created = workbook.newWorksheet(sheets.isEmpty() ? name : name + " " + (sheets.size() + 1));
        sheets.add(created.getName());
        created.freezePane(0, 1);
        created.repeatRows(0);
        Cells.landscape(created);
        for (int column = 0; column < heads.size(); column++) {
            Cells.head(created, 0, column, heads.get(column));
            created.width(column, column > 0 && column < firstNumber() ? TEXT_WIDTH : NUMBER_WIDTH);
        }
        row = 1;
        return created;
    }

    /** The columns of numbers, on every sheet the same. */
    static final class Numbers {

        private Numbers() {}

        static List<String> heads(List<Clause> clauses) {
            List<String> heads = new ArrayList<>(List.of("调用次数 Calls", "计量单位数 Units", "总额（元） Gross"));
            clauses.forEach(clause -> heads.add("条款 " + clause + "（元）"));
            heads.add("分成（元） Share");
            return heads;
        }

        static List<Number> of(Amounts amounts, List<Clause> clauses) {
            List<Number> numbers = new ArrayList<>(
                    List.of(amounts.calls(), amounts.units(), amounts.gross().yuan()));
            clauses.forEach(clause ->
                    numbers.add(amounts.steps().getOrDefault(clause, Money.ZERO).yuan()));
            numbers.add(amounts.share().yuan());
            return numbers;
        }

        static void write(Worksheet sheet, int row, int from, Amounts amounts, List<Clause> clauses) {
            List<Number> numbers = of(amounts, clauses);
            for (int i = 0; i < numbers.size(); i++) {
                Cells.number(sheet, row, from + i, numbers.get(i));
            }
        }
    }
}
