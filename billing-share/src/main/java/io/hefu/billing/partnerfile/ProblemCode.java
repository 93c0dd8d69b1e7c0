package io.hefu.billing.partnerfile;

import io.hefu.core.language.Bilingual;

/** The stable names of what can be wrong with a file. */
public enum ProblemCode {
    FILE_TOO_LARGE(Severity.FATAL_FILE, "文件超过约定大小，请拆分后发送。", "The file is larger than agreed; send it in parts."),
    TOO_MANY_ROWS(Severity.FATAL_FILE, "文件行数超过约定，请拆分后发送。", "The file has more rows than agreed; send it in parts."),
    TOO_MANY_COLUMNS(
            Severity.FATAL_FILE, "某行的列数超过约定，请检查分隔符。", "A row has more columns than agreed; check the separator."),
    CELL_TOO_LONG(
            Severity.FATAL_FILE,
            "单元格内容超过约定长度，请检查引号和分隔符。",
            "A cell is longer than agreed; check quotes and separators."),
    INFLATES_TOO_MUCH(
            Severity.FATAL_FILE, "工作簿解压后过大，请改发 CSV。", "The workbook inflates to more than is read; send it as CSV."),
    UNKNOWN_ENCODING(
            Severity.FATAL_FILE,
            "文本不是 UTF-8、带 BOM 的 UTF-16 或 GB18030，请另存为 UTF-8。",
            "The text is neither UTF-8, UTF-16 with BOM, nor GB18030; save it as UTF-8."),
    MALFORMED(Severity.FATAL_FILE, "文件不是所声明的格式。", "The file is not of the format that it is declared as."),
    TRUNCATED(Severity.FATAL_FILE, "文件不完整，请重新发送。", "The file ends before its end; send it again."),
    EMPTY_FILE(
            Severity.FATAL_FILE,
            "文件没有表头；没有数据时请只发送表头，或声明无数据。",
            "The file has no header; without data, send the header or a notice of no data."),
    MISSING_COLUMN(
            Severity.FATAL_FILE,
            "文件中没有映射所指的列，请检查表头或映射。",
            "A column that is mapped is not in the file; check the header or the mapping."),
    REPEATED_COLUMN(
            Severity.FATAL_FILE,
            "映射所指的列在文件中出现两次，列名应唯一。",
            "A column that is mapped is in the file twice; name each once."),
    WRONG_COUNT(
            Severity.FATAL_FILE,
            "文件的记录数与尾行或声明不符。",
            "The file does not have as many records as its trailer or notice says."),
    TOO_MANY_PRODUCTS(
            Severity.FATAL_FILE,
            "文件中的 API 名称过多，请检查 API 所在的列。",
            "The file names more APIs than anyone has; check the column of the API."),
    SUM_OUT_OF_RANGE(
            Severity.FATAL_FILE,
            "金额合计超出范围，请检查金额单位。",
            "The amounts sum to more than any account holds; check their unit."),
    REUSED_NUMBER(
            Severity.FATAL_FILE,
            "该序号已被另一文件使用，请使用下一个序号。",
            "Another file has had this sequence number; use the next one."),
    WRONG_CELL_COUNT(Severity.SEVERE_RECORD, "该行的单元格数与表头不同。", "The row has not as many cells as the header."),
    MISSING_VALUE(Severity.SEVERE_RECORD, "缺少必需的值。", "A value that is needed is empty."),
    NOT_A_NUMBER(Severity.SEVERE_RECORD, "该值不是所声明格式的数字。", "The value is not a number of the declared form."),
    OUT_OF_RANGE(
            Severity.SEVERE_RECORD, "数字超出范围，或精度小于百万分之一元。", "The number is out of range, or finer than a micro-yuan."),
    NOT_A_TIME(Severity.SEVERE_RECORD, "该值不是所声明格式的时间。", "The value is not a time of the declared form."),
    NOT_A_RESULT(Severity.SEVERE_RECORD, "该结果不在声明的结果之中。", "The result is not among the declared ones."),
    FORMULA(Severity.SEVERE_RECORD, "该值是公式，请只发送值。", "A value is a formula; send values only."),
    CALL_ID_UNREADABLE(
            Severity.WARNING,
            "调用标识不是 UUID，该行按其他内容匹配。",
            "The call id is no UUID; the line is matched by its other values."),
    OUTSIDE_PERIOD(Severity.WARNING, "时间不在文件的账期之内。", "The time is outside of the file's period.");

    private final Severity severity;
    private final Bilingual sentence;

    ProblemCode(Severity severity, String chinese, String english) {
        this.severity = severity;
        this.sentence = new Bilingual(chinese, english);
    }

    public Severity severity() {
        return severity;
    }

    /** What is wrong and what to do about it. */
    public Bilingual sentence() {
        return sentence;
    }
}
