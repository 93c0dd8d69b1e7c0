package io.hefu.billing.payout;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.hefu.billing.payout.PayoutRefusal.ResultRefused.Cause;
import io.hefu.core.refusal.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Results from the bank: CSV in UTF-8 with the columns {@code reference,status,date,reason}; the status is PAID or RETURNED.
 * A later row about the same item is a later result.
 */
final class ResultFile {

    private static final List<String> HEADER = List.of("reference", "status", "date", "reason");
    private static final int LONGEST_REASON = 200;

    private ResultFile() {}

    /** @throws RefusedException with {@link PayoutRefusal.ResultRefused} for the first row that is not as it must be */
    static List<PaymentResult> read(byte[] file) {
        List<PaymentResult> results = new ArrayList<>();
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .ofCsvRecord(text(file))) {
            boolean headed = false;
            for (CsvRecord row : rows) {
                if (!headed) {
                    requireHeader(row);
                    headed = true;
                } else {
                    results.add(result(row));
                }
            }
        } catch (CsvParseException malformed) {
            throw refused(0, Cause.MALFORMED);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (results.isEmpty()) {
            throw refused(0, Cause.EMPTY);
        }
        return results;
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw refused(0, Cause.MALFORMED);
        }
    }

    private static void requireHeader(CsvRecord row) {
        List<String> names = row.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!names.equals(HEADER)) {
            throw refused(row.getStartingLineNumber(), Cause.HEADER);
        }
    }

    private static PaymentResult result(CsvRecord row) {
        long number = row.getStartingLineNumber();
        PaymentReference reference =
                PaymentReference.of(field(row, 0)).orElseThrow(() -> refused(number, Cause.UNKNOWN_REFERENCE));
        PaymentResult.Status status = status(field(row, 1)).orElseThrow(() -> refused(number, Cause.STATUS));
        LocalDate date;
        try {
            date = LocalDate.parse(field(row, 2));
        } catch (DateTimeParseException malformed) {
            throw refused(number, Cause.DATE);
        }
        String reason = field(row, 3);
        boolean hasReason = !reason.isEmpty() && reason.length() <= LONGEST_REASON;
        if (status == PaymentResult.Status.RETURNED && !hasReason) {
            throw refused(number, Cause.REASON);
        }
        return new PaymentResult(number, reference, status, date, reason);
    }

    private static Optional<PaymentResult.Status> status(String text) {
        return switch (text) {
            case "PAID" -> Optional.of(PaymentResult.Status.PAID);
            case "RETURNED" -> Optional.of(PaymentResult.Status.RETURNED);
            default -> Optional.empty();
        };
    }

    private static String field(CsvRecord row, int index) {
        return index < row.getFieldCount() ? row.getField(index).strip() : "";
    }

    private static RefusedException refused(long row, Cause cause) {
        return new RefusedException(new PayoutRefusal.ResultRefused(row, cause));
    }
}
