package io.hefu.billing.reconciliation;

import static io.hefu.billing.Billing.await;

import io.hefu.billing.Billing;
import io.hefu.billing.MovableClock;
import io.hefu.billing.TestDatabase;
import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.partnerfile.MappingStore;
import io.hefu.billing.partnerfile.PartnerFileStore;
import io.hefu.billing.statement.AgreementRef;
import io.hefu.billing.statement.CallLeaf;
import io.hefu.billing.statement.Leaf;
import io.hefu.billing.statement.LineKey;
import io.hefu.billing.statement.Salt;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.reconciliation.FileMapping;
import io.hefu.core.reconciliation.FileReceipt;
import io.hefu.core.reconciliation.FileSubmission;
import io.hefu.core.reconciliation.FoundBreak;
import io.hefu.core.reconciliation.ReconciliationRun;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** A partner whose October was stated, with a database and a folder of its own. A call brings it 0.036 of 0.12 yuan. */
public final class ReconciledPartner implements AutoCloseable {

    public static final OrganisationId PARTNER = Billing.WANXIANG;
    public static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    public static final String HEADER = "call,api,operation,time,amount";

    public final TestDatabase database = TestDatabase.fresh();
    public final MovableClock clock = new MovableClock(Billing.START_OF_2026);
    public final Billing billing = new Billing(database, clock).withUsualTerms();
    public final MappingStore mappings = new MappingStore(database.pool(), clock);
    public final PartnerFileStore files = new PartnerFileStore(database.pool(), clock, UUID::randomUUID, mappings);
    public final ReconciliationStore runs =
            new ReconciliationStore(database.pool(), clock, UUID::randomUUID, new StatedLineStore(this::leaves));

    /** What was stated, in no order. */
    public final List<CallLeaf> stated = new ArrayList<>();

    /** What happens when leaves are read. */
    public Runnable whenRead = () -> {};

    private final Path directory;
    private final RandomGenerator random = new Random(7);

    public ReconciledPartner(Path directory) {
        this.directory = directory;
        clock.moveTo(Instant.parse("2026-11-03T02:00:00Z"));
        database.run("update billing.books set open_from = '2026-11-01'");
        await(mappings.declare(PARTNER, "calls", mapping(), "finance"));
    }

    public static FileMapping mapping() {
        return new FileMapping(
                "CSV",
                ",",
                0,
                false,
                Map.of("CALL_ID", "call", "API", "api", "OPERATION", "operation", "TIME", "time", "AMOUNT", "amount"),
                "ISO",
                "Asia/Shanghai",
                "POINT",
                "YUAN",
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** As the statements' store does. */
    public Uni<Void> leaves(OrganisationId party, LocalDate day, Consumer<Leaf> sink) {
        return Uni.createFrom().item(() -> {
            whenRead.run();
            stated.stream()
                    .filter(leaf -> leaf.line().businessDate().equals(day))
                    .sorted(Comparator.comparing(CallLeaf::id, Leaf.ID_ORDER))
                    .forEach(sink);
            return null;
        });
    }

    public CallLeaf states(String receivedAt) {
        return states(Instant.parse(receivedAt));
    }

    public CallLeaf states(Instant receivedAt) {
        CallLeaf leaf = call(receivedAt, random.nextInt(1 << 12), random.nextLong());
        stated.add(leaf);
        return leaf;
    }

    /** A call whose id begins with the time and goes on with these bits. */
    public static CallLeaf call(Instant receivedAt, int twelveBits, long others) {
        UUID id = new UUID(receivedAt.toEpochMilli() << 16 | 0x7000 | twelveBits, others | Long.MIN_VALUE);
        return new CallLeaf(
                new CallId(id),
                receivedAt,
                new LineKey(
                        new AgreementRef("wanxiang-location", 1),
                        Billing.LOCATION,
                        "verifyLocation",
                        BusinessCalendar.dateOf(receivedAt)),
                200,
                "OK",
                1,
                1,
                Money.ofYuan("0.12"),
                Money.ofYuan("0.036"),
                new Salt(new byte[16]));
    }

    /** As a row of the partner's file. */
    public static String row(CallLeaf leaf) {
        return row(leaf, leaf.share().yuan().toPlainString());
    }

    public static String row(CallLeaf leaf, String yuan) {
        return String.join(
                ",",
                leaf.call().toString(),
                "location-verification",
                "verifyLocation",
                leaf.receivedAt().toString(),
                yuan);
    }

    public static String file(String... rows) {
        return HEADER + "\r\n" + List.of(rows).stream().map(row -> row + "\r\n").collect(Collectors.joining());
    }

    public FileReceipt sends(long sequence, String text) {
        return sends(sequence, text.getBytes(StandardCharsets.UTF_8));
    }

    public FileReceipt sends(long sequence, byte[] content) {
        return sends("calls", sequence, content, Optional.empty());
    }

    public FileReceipt sends(String kind, long sequence, byte[] content, Optional<String> sha256) {
        try {
            Path file = Files.createTempFile(directory, "sent", ".file");
            Files.write(file, content);
            return await(receives(kind, sequence, file, sha256));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public CompletionStage<FileReceipt> receives(String kind, long sequence, Path file, Optional<String> sha256) {
        FileSubmission submission = new FileSubmission(
                PARTNER,
                kind,
                Environment.LIVE,
                sequence,
                OCTOBER.atDay(1),
                OCTOBER.plusMonths(1).atDay(1),
                Optional.empty(),
                sha256,
                "finance");
        return files.receive(submission, file);
    }

    public ReconciliationRun reconciles() {
        return reconciles(OCTOBER.atDay(1), OCTOBER.plusMonths(1).atDay(1));
    }

    public ReconciliationRun reconciles(LocalDate from, LocalDate to) {
        UUID id = await(runs.request(PARTNER, "calls", from, to, "finance")).id();
        boolean any = true;
        while (any) {
            any = await(runs.runNext());
        }
        return await(runs.run(id)).orElseThrow();
    }

    public List<FoundBreak> breaks(ReconciliationRun run) {
        return await(runs.breaks(run.id(), Optional.empty(), false, 0, 1_000)).items();
    }

    @Override
    public void close() {
        database.close();
    }
}
