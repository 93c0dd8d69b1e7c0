package io.hefu.billing.payout;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The file for the bank: CSV (RFC 4180), UTF-8 without a byte order mark, CRLF, amounts in yuan with two decimals. A head and a
 * tail hold the control totals, so that a file that was cut short does not go for a whole one.
 *
 * <pre>
 * HEAD,hefu-payout 1,12,0198c5a2-…,2026-12-01,2,1500.07
 * ITEM,HF000012-0001,万象商业有限公司,中国银行,104100000004,6217000012345678,1000.00,分成款 2026-10 2026-11
 * ITEM,…
 * TAIL,2,1500.07
 * </pre>
 */
final class PayoutFileText {

    private static final String FORM = "hefu-payout 1";

    private PayoutFileText() {}

    /** @param accountNumber in plain text */
    record Line(
            PaymentReference reference,
            String accountName,
            String bank,
            String bankCode,
            String accountNumber,
            long fen,
            String purpose) {

        @Override
        public String toString() {
            return "Line[" + reference + "]";
        }
    }

    static byte[] write(long sequence, UUID payout, LocalDate date, List<Line> lines) {
        String count = Integer.toString(lines.size());
        String total = yuan(lines.stream().mapToLong(Line::fen).reduce(0, Math::addExact));
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord("HEAD", FORM, Long.toString(sequence), payout.toString(), date.toString(), count, total);
            for (Line line : lines) {
                csv.writeRecord(
                        "ITEM",
                        line.reference().toString(),
                        line.accountName(),
                        line.bank(),
                        line.bankCode(),
                        line.accountNumber(),
                        yuan(line.fen()),
                        line.purpose());
            }
            csv.writeRecord("TAIL", count, total);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String name(long sequence) {
        return String.format(Locale.ROOT, "hefu-payout-%06d.csv", sequence);
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
