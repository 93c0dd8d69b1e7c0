package io.hefu.billing.partnerfile;

/**
 * What is wrong in a place of a file. Never quotes the cell: it may hold personal data.
 *
 * @param row as spreadsheets count, from 1; 0 where the file as a whole is meant
 * @param column its name in the file; empty where the row as a whole is meant
 */
public record Problem(ProblemCode code, long row, String column) {

    static Problem ofFile(ProblemCode code) {
        return new Problem(code, 0, "");
    }

    public Severity severity() {
        return code.severity();
    }
}
