package io.hefu.billing.statement;

import java.util.regex.Pattern;

/**
 * Texts as a spreadsheet program may safely open them. What it would run as a formula gets an apostrophe in front (OWASP,
 * CSV Injection), what it would turn into a number or date a tab, so that ids and telephone numbers keep all their digits.
 * Whoever takes a leading apostrophe or tab away has the text again.
 */
public final class SpreadsheetText {

    private static final String STARTS_FORMULA = "=+-@\t\r\n＝＋－＠|%'";
    private static final Pattern LOOKS_LIKE_NUMBER_OR_DATE = Pattern.compile("[0-9][0-9.,:/ -]*([eE][0-9+-]*)?%?");

    private SpreadsheetText() {}

    static String of(String text) {
        if (isFormula(text)) {
            return withoutFormula(text);
        }
        return LOOKS_LIKE_NUMBER_OR_DATE.matcher(text.strip()).matches() ? "\t" + text : text;
    }

    /** For a cell that is marked as text, and so keeps its digits anyway. */
    public static String withoutFormula(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    private static boolean isFormula(String text) {
        return startsFormula(text) || startsFormula(text.strip());
    }

    private static boolean startsFormula(String text) {
        return !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0;
    }
}
