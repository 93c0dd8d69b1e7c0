package io.hefu.checker.statement;

import io.hefu.checker.seal.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The lines of a statement as their file has them, of which only the hash is kept: RFC 4180, a byte order mark in front. */
public final class LinesCsv {

    private static final List<String> COLUMNS = List.of(
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

    private final MessageDigest digest = Sha256.digest();
    private final List<Column> clauses;
    private Amounts usage = Amounts.NONE;
    private Amounts corrections = Amounts.NONE;

    private LinesCsv(List<Column> clauses) {
        this.clauses = clauses;
    }

    /** The hash of the file, in hexadecimal digits; it has a column for each clause that any line has. */
    public static String hash(
            SortedMap<LineKey, Amounts> usage, SortedMap<CorrectionRow.Key, Amounts> corrections, long openingResidue) {
        LinesCsv csv = new LinesCsv(Stream.of(usage, corrections)
                .flatMap(lines -> lines.values().stream())
                .flatMap(amounts -> amounts.clauses().keySet().stream())
                .distinct()
                .sorted()
                .toList());
        csv.head();
        usage.forEach(csv::usage);
        corrections.forEach(csv::correction);
        csv.totals(openingResidue);
        return HexFormat.of().formatHex(csv.digest.digest());
    }

    private void head() {
        digest.update("\uFEFF".getBytes(StandardCharsets.UTF_8));
        List<String> row = new ArrayList<>(COLUMNS);
        clauses.forEach(clause -> row.add("条款 " + clause.number() + " " + clause.name() + "（元）"));
        row.add("分成（元） share_yuan");
        write(row);
    }

    private void usage(LineKey key, Amounts amounts) {
        usage = usage.plus(amounts);
        row(List.of("usage", "用量"), key, "", "", amounts);
    }

    private void correction(CorrectionRow.Key key, Amounts amounts) {
        corrections = corrections.plus(amounts);
        row(List.of("correction", "更正"), key.line(), key.reason().shown(), key.corrects(), amounts);
    }

    private void totals(long openingResidue) {
        Amounts all = usage.plus(corrections);
        total("usage_total", "用量合计", usage);
        total("correction_total", "更正合计", corrections);
        total("total", "合计", all);
        Balance balance = new Balance(openingResidue, all.share());
        balance("opening_residue", "上期尾差", openingResidue);
        balance("payable", "本期应付", balance.payableFen() * Balance.MICRO_YUAN_PER_FEN);
        balance("closing_residue", "本期尾差", balance.closingResidue());
    }

    private void row(List<String> section, LineKey key, String reason, String corrects, Amounts amounts) {
        List<String> row = new ArrayList<>(section);
        row.add(key.businessDate().toString());
        row.add(SpreadsheetText.of(key.agreement()));
        row.add(Integer.toString(key.version()));
        row.add(SpreadsheetText.of(key.api()));
        row.add(SpreadsheetText.of(key.operation()));
        row.add(SpreadsheetText.of(reason));
        row.add(SpreadsheetText.of(corrects));
        figures(row, amounts);
    }

    private void total(String section, String chinese, Amounts amounts) {
        List<String> row = new ArrayList<>(List.of(section, chinese));
        pad(row, 9);
        figures(row, amounts);
    }

    private void balance(String section, String chinese, long amount) {
        List<String> row = new ArrayList<>(List.of(section, chinese));
        pad(row, COLUMNS.size() + clauses.size());
        row.add(yuan(amount));
        write(row);
    }

    private void figures(List<String> row, Amounts amounts) {
        row.add(Long.toString(amounts.calls()));
        row.add(Long.toString(amounts.units()));
        row.add(yuan(amounts.gross()));
        clauses.forEach(clause -> row.add(yuan(amounts.clauses().getOrDefault(clause, 0L))));
        row.add(yuan(amounts.share()));
        write(row);
    }

    private void write(List<String> row) {
        String line = String.join(",", row.stream().map(LinesCsv::field).toList()) + "\r\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
    }

    private static void pad(List<String> row, int width) {
        while (row.size() < width) {
            row.add("");
        }
    }

    private static String field(String text) {
        boolean quoted =
                text.chars().anyMatch(letter -> letter == ',' || letter == '"' || letter == '\r' || letter == '\n');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String yuan(long microYuan) {
        return BigDecimal.valueOf(microYuan, 6).toPlainString();
    }
}
