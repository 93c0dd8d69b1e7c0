package io.hefu.billing.statement;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.hefu.core.money.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines as CSV (RFC 4180) that Excel opens: UTF-8 with a byte order mark, CRLF, amounts in yuan with all six decimals. The
 * first column says in English what a row is, for programs; the second in Chinese, for people. The same lines give the same
 * bytes, and the head of the statement has their hash.
 */
public final class CsvLineWriter implements LineWriter {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> COLUMNS_BEFORE_STEPS = List.of(
            "section",
            "类别",
            "业务日期 business_date",
            "协议 agreement",
            "协议版本 agreement_version",
            "接口 api",
            "操作 operation",
            "更正原因 reason",
            "更正账期 corrects",
            "调用次数 calls",
            "计量单位数 units",
            "总额（元） gross_yuan");
    private static final String LAST_COLUMN = "分成（元） share_yuan";

    private final CsvWriter csv;
    private List<Clause> clauses = List.of();

    /** @param out stays open; flushed after the totals */
    public CsvLineWriter(OutputStream out) {
        try {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write(BYTE_ORDER_MARK);
            this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void begin(List<Clause> steps) {
        this.clauses = List.copyOf(steps);
        List<String> row = new ArrayList<>(COLUMNS_BEFORE_STEPS);
        clauses.forEach(clause -> row.add(SpreadsheetText.of("条款 " + clause + "（元）")));
        row.add(LAST_COLUMN);
        csv.writeRecord(row);
    }

    @Override
    public void usage(UsageLine line) {
        row("usage", "用量", line.key(), "", "", line.amounts());
    }

    @Override
    public void correction(CorrectionLine line) {
        String reason = line.reason().name() + " " + line.reason().chinese();
        row("correction", "更正", line.key(), reason, line.corrects(), line.amounts());
    }

    @Override
    public void totals(Amounts usage, Amounts corrections, Amounts all, Balance balance) {
        total("usage_total", "用量合计", usage);
        total("correction_total", "更正合计", corrections);
        total("total", "合计", all);
        balance("opening_residue", "上期尾差", balance.openingResidue());
        balance("payable", "本期应付", balance.payable());
        balance("closing_residue", "本期尾差", balance.closingResidue());
        try {
            csv.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void row(String section, String chinese, LineKey key, String reason, String corrects, Amounts amounts) {
        List<String> row = new ArrayList<>(List.of(
                section,
                chinese,
                key.businessDate().toString(),
                SpreadsheetText.of(key.agreement().agreement()),
                Integer.toString(key.agreement().version()),
                SpreadsheetText.of(key.api().value()),
                SpreadsheetText.of(key.operation()),
                SpreadsheetText.of(reason),
                SpreadsheetText.of(corrects)));
        numbers(row, amounts);
    }

    private void total(String section, String chinese, Amounts amounts) {
        numbers(new ArrayList<>(List.of(section, chinese, "", "", "", "", "", "", "")), amounts);
    }

    private void numbers(List<String> row, Amounts amounts) {
        if (!clauses.containsAll(amounts.steps().keySet())) {
            throw new IllegalArgumentException(
                    "steps: " + amounts.steps().keySet() + " (expected: of " + clauses + ")");
        }
        row.add(Long.toString(amounts.calls()));
        row.add(Long.toString(amounts.units()));
        row.add(yuan(amounts.gross()));
        clauses.forEach(clause -> row.add(yuan(amounts.steps().getOrDefault(clause, Money.ZERO))));
        row.add(yuan(amounts.share()));
        csv.writeRecord(row);
    }

    private void balance(String section, String chinese, Money amount) {
        List<String> row = new ArrayList<>(List.of(section, chinese));
        while (row.size() < COLUMNS_BEFORE_STEPS.size() + clauses.size()) {
            row.add("");
        }
        row.add(yuan(amount));
        csv.writeRecord(row);
    }

    private static String yuan(Money amount) {
        return amount.yuan().toPlainString();
    }
}
