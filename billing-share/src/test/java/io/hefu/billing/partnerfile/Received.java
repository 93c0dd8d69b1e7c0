package io.hefu.billing.partnerfile;

import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.reconciliation.Line;
import io.hefu.billing.reconciliation.LineTable;
import io.hefu.billing.reconciliation.Product;
import io.hefu.billing.reconciliation.Products;
import io.hefu.billing.reconciliation.ReconciledPeriod;
import io.hefu.billing.reconciliation.ResultClass;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.OrganisationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A partner's file that has arrived, and what came of it. */
final class Received implements LineSink {

    static final Product MESSAGES = new Product("short-messages", "sendMessage");
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final FileKey KEY = new FileKey(new OrganisationId(new UUID(0, 1)), "calls", Environment.LIVE);
    static final String HEADER = "流水号,接口,结果,时间,金额,数量";
    static final String ROW = "A-1,短信,成功,2026-11-03 08:00:00,0.045,1";

    final List<Line> lines = new ArrayList<>();
    Acknowledgement acknowledgement;

    private final Products products = new Products(List.of(MESSAGES));
    private final List<Line> taken = new ArrayList<>();

    private Received() {}

    static Received text(Path directory, String text, Charset charset) {
        return bytes(directory, text.getBytes(charset), mapping(FileFormat.CSV), FileLimits.DEFAULT);
    }

    static Received bytes(Path directory, byte[] bytes, ColumnMapping mapping, FileLimits limits) {
        return bytes(directory, bytes, mapping, limits, notice(Optional.empty()));
    }

    static Received bytes(Path directory, byte[] bytes, ColumnMapping mapping, FileLimits limits, FileNotice notice) {
        try {
            Path file = Files.createTempFile(directory, "partner", ".file");
            Files.write(file, bytes);
            Received received = new Received();
            received.acknowledgement = new PartnerFiles(limits, received.products)
                    .read(notice, file, PartnerFiles.hashOf(file), new SequenceVerdict.InTurn(), mapping, received);
            return received;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static FileNotice notice(Optional<Long> records) {
        return new FileNotice(KEY, 1, ReconciledPeriod.of(YearMonth.of(2026, 11)), records, Optional.empty());
    }

    static ColumnMapping mapping(FileFormat format) {
        return mapping(format, columns(), Optional.empty());
    }

    static ColumnMapping mapping(FileFormat format, Map<Field, String> columns, Optional<Trailer> trailer) {
        return new ColumnMapping(
                format,
                ',',
                0,
                false,
                columns,
                TimeForm.Patterned.of("yyyy-MM-dd HH:mm:ss", SHANGHAI),
                NumberForm.POINT,
                AmountUnit.YUAN,
                Map.of("成功", ResultClass.DELIVERED, "失败", ResultClass.FAILED),
                Map.of("短信", MESSAGES),
                Optional.empty(),
                trailer);
    }

    static Map<Field, String> columns() {
        return new EnumMap<>(Map.of(
                Field.REFERENCE, "流水号",
                Field.API, "接口",
                Field.RESULT, "结果",
                Field.TIME, "时间",
                Field.AMOUNT, "金额",
                Field.UNITS, "数量"));
    }

    /** The codes of its problems. */
    List<ProblemCode> problems() {
        return acknowledgement.problems().stream().map(Problem::code).toList();
    }

    Line only() {
        if (lines.size() != 1) {
            throw new AssertionError("one line expected: " + lines + " " + acknowledgement);
        }
        return lines.get(0);
    }

    static String date(Line line) {
        return BusinessCalendar.dateOf(line.at()).toString();
    }

    @Override
    public void take(LineTable table) {
        for (int line = 0; line < table.size(); line++) {
            taken.add(table.line(line, products));
        }
    }

    @Override
    public void complete(Acknowledgement accepted) {
        lines.addAll(taken);
    }

    @Override
    public void abandon(Acknowledgement refused) {
        taken.clear();
    }
}
