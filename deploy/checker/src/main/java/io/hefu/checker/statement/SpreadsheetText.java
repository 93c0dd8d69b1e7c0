package io.hefu.checker.statement;

/** Texts as the lines have them: an apostrophe before what begins like a formula, a tab before what looks like a number. */
final class SpreadsheetText {

    private static final String STARTS_FORMULA = "=+-@\t\r\n＝＋－＠|%'";

    private SpreadsheetText() {}

    static String of(String text) {
        String seen = text.strip();
        if (begins(text) || begins(seen)) {
            return "'" + text;
        }
        return seen.matches("[0-9][0-9.,:/ -]*([eE][0-9+-]*)?%?") ? "\t" + text : text;
    }

    private static boolean begins(String text) {
        return !text.isEmpty() && STARTS_FORMULA.contains(text.substring(0, 1));
    }
}
