package io.hefu.billing.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.partnerfile.Acknowledgement;
import io.hefu.billing.partnerfile.AmountUnit;
import io.hefu.billing.partnerfile.ColumnMapping;
import io.hefu.billing.partnerfile.Disposition;
import io.hefu.billing.partnerfile.Field;
import io.hefu.billing.partnerfile.FileFormat;
import io.hefu.billing.partnerfile.FileKey;
import io.hefu.billing.partnerfile.FileLimits;
import io.hefu.billing.partnerfile.FileNotice;
import io.hefu.billing.partnerfile.LineSink;
import io.hefu.billing.partnerfile.NumberForm;
import io.hefu.billing.partnerfile.PartnerFiles;
import io.hefu.billing.partnerfile.SequenceVerdict;
import io.hefu.billing.partnerfile.TimeForm;
import io.hefu.billing.reconciliation.TwoAccounts.Naming;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.OrganisationId;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner's account goes the whole way: written as CSV in GB18030, read, sorted in runs on disk, reconciled. */
class FileToResultTest {

    private static final int LINES = Integer.getInteger("lines", 20_000);

    @TempDir
    private Path directory;

    @Test
    void aFilesDifferencesAreThoseThatWerePlanted() throws IOException {
        TwoAccounts accounts = new TwoAccounts(42, LINES, Naming.BY_CALL);
        accounts.plantEveryKind(5);
        accounts.shuffled();
        Path file = written(accounts.theirs);
        Products products = new Products(TwoAccounts.PRODUCTS);
        LineTable ours = new LineTable();
        accounts.ours.forEach(line -> ours.append(line, products));

        try (FileSpill spill = new FileSpill(directory)) {
            ExternalSort sort = new ExternalSort(spill, LINES / 4);
            Acknowledgement acknowledgement = read(file, products, sort);
            Outcome outcome = new Outcome();
            Rules rules =
                    new Rules(Duration.ofSeconds(2), List.of(), TwoAccounts.KNOWN_PRICES, List.of(600), 3, List.of());
            ReconciliationResult result = new Reconciliation(rules, products, OurSuspense.EMPTY)
                    .run(ReconciledPeriod.of(TwoAccounts.MONTH), LineStream.sorted(ours), sort.sorted(), outcome);

            assertThat(acknowledgement.disposition()).isEqualTo(Disposition.ACCEPTED);
            assertThat(acknowledgement.accepted()).isEqualTo(accounts.theirs.size());
            assertThat(outcome.found()).isEqualTo(asRead(accounts.planted));
            assertThat(result.theirs().lines()).isEqualTo(accounts.theirs.size() - 5);
        }
    }

    /** A line that is theirs only has the number that was made of its subscriber's text. */
    private static Map<DifferenceKind, Set<String>> asRead(Map<DifferenceKind, Set<String>> planted) {
        Map<DifferenceKind, Set<String>> read = new EnumMap<>(planted);
        for (DifferenceKind kind :
                List.of(DifferenceKind.MISSING_OURS, DifferenceKind.DUPLICATE_THEIRS, DifferenceKind.UNKNOWN_PRODUCT)) {
            read.put(
                    kind,
                    planted.get(kind).stream()
                            .map(name -> Long.toHexString(Reference.ofSubscriber(name)))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return read;
    }

    private static Acknowledgement read(Path file, Products products, ExternalSort sort) throws IOException {
        ColumnMapping mapping = new ColumnMapping(
                FileFormat.CSV,
                ';',
                1,
                false,
                Map.of(
                        Field.CALL_ID,
                        "调用编号",
                        Field.API,
                        "产品",
                        Field.RESULT,
                        "结果",
                        Field.TIME,
                        "毫秒",
                        Field.AMOUNT,
                        "金额（分）",
                        Field.UNITS,
                        "数量",
                        Field.PRICE_VERSION,
                        "费率",
                        Field.SUBSCRIBER,
                        "用户"),
                new TimeForm.EpochMillis(),
                NumberForm.POINT,
                AmountUnit.FEN,
                Map.of("成功", ResultClass.DELIVERED, "失败", ResultClass.FAILED),
                Map.of("短信", TwoAccounts.MESSAGES, "物联网", TwoAccounts.THINGS, "权益", TwoAccounts.RIGHTS),
                Optional.empty(),
                Optional.empty());
        FileNotice notice = new FileNotice(
                new FileKey(new OrganisationId(new UUID(0, 1)), "calls", Environment.LIVE),
                1,
                ReconciledPeriod.of(TwoAccounts.MONTH),
                Optional.empty(),
                Optional.empty());
        LineSink sink = new LineSink() {
            @Override
            public void take(LineTable lines) {
                sort.add(lines);
            }

            @Override
            public void complete(Acknowledgement acknowledgement) {}

            @Override
            public void abandon(Acknowledgement acknowledgement) {
                throw new AssertionError(acknowledgement.problems());
            }
        };
        return new PartnerFiles(FileLimits.DEFAULT, products)
                .read(notice, file, PartnerFiles.hashOf(file), new SequenceVerdict.InTurn(), mapping, sink);
    }

    private Path written(List<Line> lines) throws IOException {
        Map<Product, String> names =
                Map.of(TwoAccounts.MESSAGES, "短信", TwoAccounts.THINGS, "物联网", TwoAccounts.RIGHTS, "权益");
        Path file = directory.resolve("partner.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file, Charset.forName("GB18030"))) {
            out.write("十一月对账单\r\n调用编号;产品;结果;毫秒;金额（分）;数量;费率;用户\r\n");
            for (Line line : lines) {
                out.write(String.join(
                        ";",
                        line.call().orElseThrow().toString(),
                        names.getOrDefault(line.product(), line.product().api()),
                        line.result() == ResultClass.DELIVERED ? "成功" : "失败",
                        String.valueOf(line.at().toEpochMilli()),
                        line.amount().yuan().scaleByPowerOfTen(2).toPlainString(),
                        String.valueOf(line.units()),
                        line.rateVersion().map(String::valueOf).orElse(""),
                        TwoAccounts.name(line)));
                out.write("\r\n");
            }
        }
        return file;
    }
}
