package io.hefu.billing.statement;

import java.util.regex.Pattern;

/**
 * Texts as a spreadsheet program may safely open them. What it would run as a formula gets an apostrophe in front (OWASP,
 * CSV Injection), what it would turn into a number or date a tab, so that ids and telephone numbers keep all their digits.
 * Whoever takes a leading apostrophe or tab away has the text again.
 */
final class SpreadsheetText {

    private static final String STARTS_FORMULA = "=+-@\t\r\n＝＋－＠|%'";
    private static final Pattern LOOKS_LIKE_NUMBER_OR_DATE = Pattern.compile("[0-9][0-9.,:/ -]*([eE][0-9+-]*)?%?");

    private SpreadsheetText() {}

    static String of(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String seen = text.strip();
        if (startsFormula(text) || startsFormula(seen)) {
            return "'" + text;
        }
        return LOOKS_LIKE_NUMBER_OR_DATE.matcher(seen).matches() ? "\t" + text : text;
    }

    private static boolean startsFormula(String text) {
        return !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0;
    }
}
