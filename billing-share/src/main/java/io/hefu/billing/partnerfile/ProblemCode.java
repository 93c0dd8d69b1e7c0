package io.hefu.billing.partnerfile;

/** The stable names of what can be wrong with a file. */
public enum ProblemCode {
    FILE_TOO_LARGE(Severity.FATAL_FILE, "The file is larger than agreed; send it in parts."),
    TOO_MANY_ROWS(Severity.FATAL_FILE, "The file has more rows than agreed; send it in parts."),
    TOO_MANY_COLUMNS(Severity.FATAL_FILE, "A row has more columns than agreed; check the separator."),
    CELL_TOO_LONG(Severity.FATAL_FILE, "A cell is longer than agreed; check quotes and separators."),
    INFLATES_TOO_MUCH(Severity.FATAL_FILE, "The workbook inflates to more than is read; send it as CSV."),
    UNKNOWN_ENCODING(Severity.FATAL_FILE, "The text is neither UTF-8, UTF-16 with BOM, nor GB18030; save it as UTF-8."),
    MALFORMED(Severity.FATAL_FILE, "The file is not of the format that it is declared as."),
    TRUNCATED(Severity.FATAL_FILE, "The file ends before its end; send it again."),
    EMPTY_FILE(Severity.FATAL_FILE, "The file has no header; without data, send the header or a notice of no data."),
    MISSING_COLUMN(Severity.FATAL_FILE, "A column that is mapped is not in the file; check the header or the mapping."),
    REPEATED_COLUMN(Severity.FATAL_FILE, "A column that is mapped is in the file twice; name each once."),
    WRONG_COUNT(Severity.FATAL_FILE, "The file does not have as many records as its trailer or notice says."),
    TOO_MANY_PRODUCTS(Severity.FATAL_FILE, "The file names more APIs than anyone has; check the column of the API."),
    SUM_OUT_OF_RANGE(Severity.FATAL_FILE, "The amounts sum to more than any account holds; check their unit."),
    REUSED_NUMBER(Severity.FATAL_FILE, "Another file has had this sequence number; use the next one."),
    WRONG_CELL_COUNT(Severity.SEVERE_RECORD, "The row has not as many cells as the header."),
    MISSING_VALUE(Severity.SEVERE_RECORD, "A value that is needed is empty."),
    NOT_A_NUMBER(Severity.SEVERE_RECORD, "The value is not a number of the declared form."),
    OUT_OF_RANGE(Severity.SEVERE_RECORD, "The number is out of range, or finer than a micro-yuan."),
    NOT_A_TIME(Severity.SEVERE_RECORD, "The value is not a time of the declared form."),
    NOT_A_RESULT(Severity.SEVERE_RECORD, "The result is not among the declared ones."),
    FORMULA(Severity.SEVERE_RECORD, "A value is a formula; send values only."),
    CALL_ID_UNREADABLE(Severity.WARNING, "The call id is no UUID; the line is matched by its other values."),
    OUTSIDE_PERIOD(Severity.WARNING, "The time is outside of the file's period.");

    private final Severity severity;
    private final String sentence;

    ProblemCode(Severity severity, String sentence) {
        this.severity = severity;
        this.sentence = sentence;
    }

    public Severity severity() {
        return severity;
    }

    /** What is wrong and what to do about it. */
    public String sentence() {
        return sentence;
    }
}
