package io.hefu.billing.document;

import io.hefu.billing.statement.SpreadsheetText;
import java.math.BigDecimal;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Worksheet;

/** Cells of a workbook by what is in them: texts stay texts, counts and amounts are numbers with all their decimals. */
final class Cells {

    private static final String COUNT = "#,##0";
    private static final String AMOUNT = "#,##0.000000";
    private static final String HEAD = "E2F0EC";

    private Cells() {}

    static void text(Worksheet sheet, int row, int column, String text) {
        if (!text.isEmpty()) {
            sheet.value(row, column, SpreadsheetText.withoutFormula(text));
            sheet.style(row, column).format("@").set();
        }
    }

    static void number(Worksheet sheet, int row, int column, Number number) {
        sheet.value(row, column, number);
        sheet.style(row, column)
                .format(number instanceof BigDecimal ? AMOUNT : COUNT)
                .set();
    }

    static void head(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, SpreadsheetText.withoutFormula(text));
        sheet.style(row, column)
                .bold()
                .wrapText(true)
                .fillColor(HEAD)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .set();
    }

    static void landscape(Worksheet sheet) {
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
    }

    /** A, B, …, Z, AA, … */
    static String column(int number) {
        String letter = String.valueOf((char) ('A' + number % 26));
        return number < 26 ? letter : column(number / 26 - 1) + letter;
    }
}
