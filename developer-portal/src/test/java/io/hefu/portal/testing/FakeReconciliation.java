package io.hefu.portal.testing;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import io.hefu.core.reconciliation.AcknowledgementForms;
import io.hefu.core.reconciliation.DisputeCase;
import io.hefu.core.reconciliation.Disputes;
import io.hefu.core.reconciliation.FileMapping;
import io.hefu.core.reconciliation.FileMappings;
import io.hefu.core.reconciliation.FileReceipt;
import io.hefu.core.reconciliation.FileSubmission;
import io.hefu.core.reconciliation.FoundBreak;
import io.hefu.core.reconciliation.PartnerFileIntake;
import io.hefu.core.reconciliation.ProductName;
import io.hefu.core.reconciliation.ReconciliationRules;
import io.hefu.core.reconciliation.ReconciliationRun;
import io.hefu.core.reconciliation.Reconciliations;
import io.hefu.core.reconciliation.Slice;
import io.hefu.core.reconciliation.SubtotalComparisons;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Billing's side of reconciliation, played: a run and a dispute of the demo's partner, and a run of somebody else. */
@Singleton
public class FakeReconciliation
        implements PartnerFileIntake, FileMappings, Reconciliations, Disputes, SubtotalComparisons {

    public static final OrganisationId PARTNER = OrganisationId.of("00000000-0000-7000-8000-000000000020");
    public static final OrganisationId OTHERS = OrganisationId.of("00000000-0000-7000-8000-0000000000ff");
    public static final UUID RUN = new UUID(1, 1);
    public static final UUID RUN_OF_OTHERS = new UUID(1, 2);
    public static final UUID DISPUTE = new UUID(2, 1);
    public static final UUID DISPUTE_OF_OTHERS = new UUID(2, 2);
    public static final String BREAK_KEY = "ab".repeat(32);

    private static final Instant AT = Instant.parse("2026-11-03T02:00:00Z");
    private static final ProductName PRODUCT = new ProductName("location-verification", "verifyLocation");

    /** Files with how long they were. */
    public final Map<UUID, Long> bytes = new ConcurrentHashMap<>();

    private final Map<UUID, FileReceipt> files = new ConcurrentHashMap<>();
    private final Map<String, Declared> mappings = new ConcurrentHashMap<>();
    private final Map<OrganisationId, Versioned> rules = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<FileReceipt> receive(FileSubmission submission, Path content) {
        FileReceipt receipt = new FileReceipt(
                UUID.randomUUID(),
                submission,
                "cd".repeat(32),
                AT,
                FileReceipt.Disposition.ACCEPTED,
                2,
                1,
                Money.ofYuan("0.036"),
                Optional.empty());
        files.put(receipt.id(), receipt);
        try {
            bytes.put(receipt.id(), Files.size(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return later(receipt);
    }

    @Override
    public CompletionStage<Optional<FileReceipt>> file(UUID id) {
        return later(Optional.ofNullable(files.get(id)));
    }

    @Override
    public CompletionStage<Slice<FileReceipt>> files(Optional<OrganisationId> partner, int offset, int limit) {
        List<FileReceipt> found = files.values().stream()
                .filter(file -> partner.map(file.submission().partner()::equals).orElse(true))
                .toList();
        return later(new Slice<>(found.stream().skip(offset).limit(limit).toList(), found.size()));
    }

    @Override
    public CompletionStage<Optional<AcknowledgementForms>> acknowledgement(UUID id) {
        return later(Optional.of(new AcknowledgementForms("{\"disposition\":\"ACCEPTED\"}", "severity,code\r\n")));
    }

    @Override
    public CompletionStage<Optional<Declared>> of(OrganisationId partner, String kind) {
        return later(Optional.ofNullable(mappings.get(partner + "/" + kind)));
    }

    @Override
    public CompletionStage<Declared> declare(
            OrganisationId partner, String kind, FileMapping mapping, String declaredBy) {
        return later(mappings.compute(
                partner + "/" + kind,
                (key, before) ->
                        new Declared(kind, before == null ? 1 : before.version() + 1, mapping, AT, declaredBy)));
    }

    @Override
    public CompletionStage<ReconciliationRun> request(
            OrganisationId partner, String kind, LocalDate from, LocalDate to, String requestedBy) {
        return later(new ReconciliationRun(
                UUID.randomUUID(),
                partner,
                kind,
                from,
                to,
                ReconciliationRun.State.WAITING,
                new ReconciliationRun.Progress(0, 0),
                AT,
                requestedBy,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    @Override
    public CompletionStage<Optional<ReconciliationRun>> run(UUID id) {
        return later(runs().stream().filter(run -> run.id().equals(id)).findFirst());
    }

    @Override
    public CompletionStage<Slice<ReconciliationRun>> runs(Optional<OrganisationId> partner, int offset, int limit) {
        List<ReconciliationRun> found = runs().stream()
                .filter(run -> partner.map(run.partner()::equals).orElse(true))
                .toList();
        return later(new Slice<>(found, found.size()));
    }

    @Override
    public CompletionStage<Slice<FoundBreak>> breaks(
            UUID run, Optional<String> kind, boolean onlyOpen, int offset, int limit) {
        FoundBreak.Position ours = new FoundBreak.Position(
                PRODUCT,
                "DELIVERED",
                1,
                1,
                Money.ofYuan("0.036"),
                Optional.of(new UUID(3, 1)),
                Optional.of(AT),
                Optional.empty(),
                Optional.of(1));
        FoundBreak found = new FoundBreak(
                BREAK_KEY,
                "MISSING_THEIRS",
                new Bilingual("短款", "missing in theirs"),
                LocalDate.of(2026, 10, 31),
                PRODUCT,
                Optional.of(ours),
                Optional.empty(),
                Money.ofYuan("0.036"),
                "UNEXPLAINED",
                new Bilingual("未发现规律。", "No pattern was found."),
                Optional.empty(),
                LocalDate.of(2026, 11, 3),
                "DAYS_0_TO_3",
                Optional.of(DISPUTE));
        boolean wanted = kind.map(found.kind()::equals).orElse(true);
        return later(new Slice<>(wanted ? List.of(found) : List.of(), wanted ? 1 : 0));
    }

    @Override
    public CompletionStage<Versioned> rules(OrganisationId partner) {
        return later(rules.getOrDefault(
                partner, new Versioned(0, ReconciliationRules.strict(), Optional.empty(), Optional.empty())));
    }

    @Override
    public CompletionStage<Versioned> setRules(
            OrganisationId partner, ReconciliationRules set, Optional<Integer> expected, String setBy) {
        return later(rules.compute(
                partner,
                (key, before) -> new Versioned(
                        before == null ? 1 : before.version() + 1, set, Optional.of(AT), Optional.of(setBy))));
    }

    @Override
    public CompletionStage<DisputeCase> open(
            UUID run, String breakKey, Optional<Money> amount, Person by, String note) {
        return later(dispute(DISPUTE, PARTNER, "OPEN", amount, by, note));
    }

    @Override
    public CompletionStage<Optional<DisputeCase>> dispute(UUID id) {
        Person by = new Person(new UUID(4, 1), "finance", false);
        if (id.equals(DISPUTE)) {
            return later(Optional.of(dispute(DISPUTE, PARTNER, "OPEN", Optional.empty(), by, "?")));
        }
        return later(
                id.equals(DISPUTE_OF_OTHERS)
                        ? Optional.of(dispute(DISPUTE_OF_OTHERS, OTHERS, "OPEN", Optional.empty(), by, "?"))
                        : Optional.empty());
    }

    @Override
    public CompletionStage<Slice<DisputeCase>> disputes(
            Optional<OrganisationId> partner, boolean onlyOpen, int offset, int limit) {
        Person by = new Person(new UUID(4, 1), "finance", false);
        List<DisputeCase> found = List.of(
                        dispute(DISPUTE, PARTNER, "OPEN", Optional.empty(), by, "?"),
                        dispute(DISPUTE_OF_OTHERS, OTHERS, "OPEN", Optional.empty(), by, "?"))
                .stream()
                .filter(one -> partner.map(one.partner()::equals).orElse(true))
                .toList();
        return later(new Slice<>(found, found.size()));
    }

    @Override
    public CompletionStage<DisputeCase> take(UUID id, String step, Optional<Money> amount, Person by, String note) {
        return later(dispute(id, PARTNER, step, amount, by, note));
    }

    @Override
    public CompletionStage<Money> frozen(OrganisationId partner, YearMonth month) {
        return later(Money.ZERO);
    }

    @Override
    public CompletionStage<List<Differing>> compare(OrganisationId partner, String basis, List<Stated> theirs) {
        return later(theirs.stream()
                .map(one -> new Differing(
                        one.range(),
                        new Sum(one.sum().calls() + 1, Money.ofYuan("1")),
                        one.sum(),
                        List.of(new Range(one.range().from(), one.range().from().plusSeconds(3600)))))
                .toList());
    }

    private static DisputeCase dispute(
            UUID id, OrganisationId partner, String step, Optional<Money> amount, Person by, String note) {
        return new DisputeCase(
                id,
                partner,
                RUN,
                BREAK_KEY,
                true,
                YearMonth.of(2026, 10),
                LocalDate.of(2026, 10, 31),
                PRODUCT,
                "wanxiang-location",
                1,
                "OPENED",
                Money.ofYuan("0.036"),
                Money.ofYuan("0.036"),
                Optional.empty(),
                new DisputeCase.Clock(Optional.of(AT.plusSeconds(600)), 60, false),
                new DisputeCase.Clock(Optional.of(AT.plusSeconds(86_400)), 60, false),
                List.of(new DisputeCase.Step(0, step, AT, by.username(), by.ofOperator(), amount, note)));
    }

    private static List<ReconciliationRun> runs() {
        return List.of(run(RUN, PARTNER), run(RUN_OF_OTHERS, OTHERS));
    }

    private static ReconciliationRun run(UUID id, OrganisationId partner) {
        ReconciliationRun.Outcome outcome = new ReconciliationRun.Outcome(
                "11".repeat(32),
                "22".repeat(32),
                "33".repeat(32),
                0,
                new ReconciliationRun.Side(3, Money.ofYuan("0.108")),
                new ReconciliationRun.Side(2, Money.ofYuan("0.072")),
                Map.of("CALL", 2L),
                Map.of("MISSING_THEIRS", new ReconciliationRun.Breaks(1, 0, Money.ofYuan("0.036"))),
                List.of());
        return new ReconciliationRun(
                id,
                partner,
                "calls",
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 11, 1),
                ReconciliationRun.State.DONE,
                new ReconciliationRun.Progress(3, 2),
                AT,
                "finance",
                Optional.of(AT),
                Optional.of(outcome),
                Optional.empty(),
                Optional.empty());
    }

    private static <T> CompletionStage<T> later(T value) {
        return CompletableFuture.supplyAsync(() -> value);
    }
}
