package io.hefu.billing.reconciliation;

import static io.hefu.billing.Billing.await;
import static io.hefu.billing.reconciliation.ReconciledPartner.file;
import static io.hefu.billing.reconciliation.ReconciledPartner.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.billing.statement.CallLeaf;
import io.hefu.core.money.Money;
import io.hefu.core.reconciliation.FileMapping;
import io.hefu.core.reconciliation.FoundBreak;
import io.hefu.core.reconciliation.ProductName;
import io.hefu.core.reconciliation.ReconciliationRules;
import io.hefu.core.reconciliation.ReconciliationRules.AutoRule;
import io.hefu.core.reconciliation.ReconciliationRules.Tolerance;
import io.hefu.core.reconciliation.ReconciliationRun;
import io.hefu.core.reconciliation.ReconciliationRun.State;
import io.hefu.core.reconciliation.Slice;
import io.hefu.core.refusal.RefusedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a real database: what was stated against what came in files. */
class ReconciliationStoreTest {

    private static final ProductName VERIFY = new ProductName("location-verification", "verifyLocation");

    @TempDir
    private Path directory;

    private ReconciledPartner partner;

    @BeforeEach
    void aPartner() {
        partner = new ReconciledPartner(directory);
    }

    @AfterEach
    void drop() {
        partner.close();
    }

    @Test
    void whatIsAlikeIsMatchedAndWhatDiffersIsABreakWithItsLines() {
        CallLeaf alike = partner.states("2026-10-05T04:00:00Z");
        CallLeaf other = partner.states("2026-10-06T04:00:00Z");
        CallLeaf missing = partner.states("2026-10-07T04:00:00Z");
        partner.sends(1, file(row(alike), row(other, "0.04")));

        ReconciliationRun run = partner.reconciles();

        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.progress()).isEqualTo(new ReconciliationRun.Progress(3, 2));
        ReconciliationRun.Outcome outcome = run.outcome().orElseThrow();
        assertThat(outcome.ours()).isEqualTo(new ReconciliationRun.Side(3, Money.ofYuan("0.108")));
        assertThat(outcome.theirs()).isEqualTo(new ReconciliationRun.Side(2, Money.ofYuan("0.076")));
        assertThat(outcome.matched()).containsOnlyKeys("CALL").containsEntry("CALL", 1L);
        assertThat(outcome.breaks())
                .containsEntry("AMOUNT", new ReconciliationRun.Breaks(1, 0, Money.ofYuan("0.004")))
                .containsEntry("MISSING_THEIRS", new ReconciliationRun.Breaks(1, 0, Money.ofYuan("0.036")));
        List<FoundBreak> breaks = partner.breaks(run);
        assertThat(breaks).extracting(FoundBreak::kind).containsExactlyInAnyOrder("AMOUNT", "MISSING_THEIRS");
        FoundBreak amount = kind(breaks, "AMOUNT");
        assertThat(amount.ours().orElseThrow().call()).contains(other.call().value());
        assertThat(amount.theirs().orElseThrow().row()).contains(3L);
        assertThat(amount.theirs().orElseThrow().amount()).isEqualTo(Money.ofYuan("0.04"));
        assertThat(amount.cause()).isEqualTo("ROUNDED");
        assertThat(amount.evidence().chinese()).isEqualTo("对方金额是我方金额舍入到分的结果。");
        assertThat(amount.identifiedOn()).isEqualTo(LocalDate.of(2026, 11, 3));
        assertThat(amount.age()).isEqualTo("DAYS_0_TO_3");
        FoundBreak left = kind(breaks, "MISSING_THEIRS");
        assertThat(left.theirs()).isEmpty();
        assertThat(left.name().chinese()).isEqualTo("短款");
        assertThat(left.ours().orElseThrow().at()).contains(missing.receivedAt());
    }

    @Test
    void theSameLinesHaveTheSameResultInAnyOrderAndALaterRunSupersedes() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            CallLeaf call = partner.states(partner.clock.instant().minus(Duration.ofHours(100 + i)));
            rows.add(row(call, i % 7 == 0 ? "0.05" : "0.036"));
        }
        partner.sends(1, file(rows.toArray(String[]::new)));
        ReconciliationRun first = partner.reconciles();
        partner.clock.advance(Duration.ofDays(5));
        Collections.shuffle(partner.stated);
        ReconciliationRun second = partner.reconciles();

        assertThat(second.outcome()).isEqualTo(first.outcome());
        assertThat(await(partner.runs.run(first.id())).orElseThrow())
                .satisfies(before -> assertThat(before.state()).isEqualTo(State.SUPERSEDED))
                .satisfies(before -> assertThat(before.supersededBy()).contains(second.id()));
        assertThat(partner.breaks(second))
                .hasSameSizeAs(partner.breaks(first))
                .allSatisfy(found -> assertThat(found.identifiedOn()).isEqualTo(LocalDate.of(2026, 11, 3)))
                .allSatisfy(found -> assertThat(found.age()).isEqualTo("DAYS_4_TO_10"));

        partner.sends(2, file(row(partner.states("2026-10-09T00:00:00Z"))));
        ReconciliationRun third = partner.reconciles();
        assertThat(third.outcome().orElseThrow().inputsHash())
                .isNotEqualTo(second.outcome().orElseThrow().inputsHash());
        assertThat(third.outcome().orElseThrow().rulesHash())
                .isEqualTo(second.outcome().orElseThrow().rulesHash());
    }

    @Test
    void aRunWhoseProcessDiesIsDoneFromItsBeginning() {
        partner.sends(1, file(row(partner.states("2026-10-05T04:00:00Z"))));
        AtomicInteger left = new AtomicInteger(2);
        partner.whenRead = () -> {
            if (left.getAndDecrement() > 0) {
                throw new IllegalStateException("killed");
            }
        };
        UUID id = await(partner.runs.request(
                        ReconciledPartner.PARTNER,
                        "calls",
                        LocalDate.of(2026, 10, 1),
                        LocalDate.of(2026, 11, 1),
                        "finance"))
                .id();

        assertThatThrownBy(() -> await(partner.runs.runNext())).hasMessageContaining("killed");
        assertThat(await(partner.runs.run(id)).orElseThrow().state()).isEqualTo(State.RUNNING);
        assertThatThrownBy(() -> await(partner.runs.runNext())).hasMessageContaining("killed");
        assertThat(await(partner.runs.runNext())).isTrue();
        assertThat(await(partner.runs.runNext())).isFalse();

        assertThat(await(partner.runs.run(id)).orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(partner.database.number("select attempts from billing.reconciliation_progress"))
                .isEqualTo(3);
    }

    @Test
    void aRunThatEndsEveryProcessIsGivenUp() {
        partner.whenRead = () -> {
            throw new IllegalStateException("killed");
        };
        UUID id = await(partner.runs.request(
                        ReconciledPartner.PARTNER,
                        "calls",
                        LocalDate.of(2026, 10, 1),
                        LocalDate.of(2026, 11, 1),
                        "finance"))
                .id();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> await(partner.runs.runNext())).hasMessageContaining("killed");
        }
        assertThat(await(partner.runs.runNext())).isTrue();

        assertThat(await(partner.runs.run(id)).orElseThrow())
                .satisfies(run -> assertThat(run.state()).isEqualTo(State.FAILED))
                .satisfies(run -> assertThat(run.failure()).isPresent());
        assertThat(await(partner.runs.runNext())).isFalse();
    }

    @Test
    void whatIsStillOpenCannotBeReconciled() {
        assertThatThrownBy(() -> partner.reconciles(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 2)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new ReconciliationRefusal.PeriodOpen(LocalDate.of(2026, 11, 1))));
    }

    @Test
    void aCallThatOneSideCountsJustAfterMidnightIsAShiftAndNotTwoBreaks() {
        CallLeaf call = partner.states("2026-10-05T15:59:59.900Z");
        partner.sends(1, file(row(call).replace("2026-10-05T15:59:59.900Z", "2026-10-05T16:00:00.100Z")));

        ReconciliationRun day = partner.reconciles(LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 6));

        assertThat(partner.breaks(day)).extracting(FoundBreak::kind).containsExactly("PERIOD_SHIFT");
        assertThat(partner.reconciles().outcome().orElseThrow().matched()).containsEntry("CALL", 1L);
    }

    @Test
    void whatWasBookedOfACallLaterBelongsToIt() {
        CallLeaf refunded = partner.states("2026-10-05T04:00:00Z");
        CallLeaf late = partner.states("2026-10-06T04:00:00Z");
        partner.stated.remove(late);
        book(refunded, "REVERSED", -120_000, -36_000);
        book(late, "LATE_CALL", 120_000, 36_000);
        partner.sends(1, file(row(refunded, "0"), row(late)));

        ReconciliationRun run = partner.reconciles();

        assertThat(partner.breaks(run)).extracting(FoundBreak::kind).isEmpty();
        assertThat(run.outcome().orElseThrow().ours()).isEqualTo(new ReconciliationRun.Side(2, Money.ofYuan("0.036")));
    }

    @Test
    void aCallThatWaitsInOurSuspenseIsExplainedByThat() {
        CallLeaf suspended = partner.states("2026-10-05T04:00:00Z");
        partner.stated.remove(suspended);
        partner.database.run(record(suspended) + """
                insert into billing.rating_suspense (call_id, reason, suspended_at, tried_at)
                values ('%s', 'NO_PRICE', now(), now())""".formatted(suspended.call()));
        partner.sends(1, file(row(suspended)));

        assertThat(partner.breaks(partner.reconciles())).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo("MISSING_OURS");
            assertThat(found.cause()).isEqualTo("SUSPENDED_HERE");
            assertThat(found.ours()).isEmpty();
        });
    }

    @Test
    void aPartnerWithTotalsOnlyIsComparedDayByDay() {
        for (int hour = 0; hour < 3; hour++) {
            partner.states("2026-10-05T0" + hour + ":00:00Z");
            partner.states("2026-10-06T0" + hour + ":00:00Z");
        }
        FileMapping calls = ReconciledPartner.mapping();
        FileMapping totals = new FileMapping(
                "CSV",
                ";",
                0,
                true,
                Map.of("TIME", "日期", "CALLS", "笔数", "AMOUNT", "金额"),
                "yyyy-MM-dd",
                calls.zone(),
                calls.numbers(),
                "FEN",
                Map.of(),
                Map.of(),
                Optional.of(VERIFY),
                Optional.of(new FileMapping.TrailerRow("合计", 1)));
        await(partner.mappings.declare(ReconciledPartner.PARTNER, "daily-totals", totals, "finance"));
        String text = "日期;笔数;金额\n2026-10-05;3;10.8\n2026-10-06;2;7.2\n合计;2;\n";
        assertThat(partner.sends("daily-totals", 1, text.getBytes(StandardCharsets.UTF_8), Optional.empty())
                        .accepted())
                .isEqualTo(2);

        UUID id = await(partner.runs.request(
                        ReconciledPartner.PARTNER,
                        "daily-totals",
                        LocalDate.of(2026, 10, 1),
                        LocalDate.of(2026, 11, 1),
                        "finance"))
                .id();
        await(partner.runs.runNext());

        ReconciliationRun run = await(partner.runs.run(id)).orElseThrow();
        assertThat(run.outcome().orElseThrow().matched()).containsEntry("TOTAL", 3L);
        assertThat(partner.breaks(run)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo("MISSING_THEIRS");
            assertThat(found.date()).isEqualTo(LocalDate.of(2026, 10, 6));
            assertThat(found.ours().orElseThrow().calls()).isEqualTo(3);
            assertThat(found.theirs().orElseThrow().calls()).isEqualTo(2);
            assertThat(found.atRisk()).isEqualTo(Money.ofYuan("0.036"));
        });
    }

    @Test
    void theOperatorsRulesSayWhatIsComparedAndTolerated() {
        CallLeaf one = partner.states("2026-10-05T04:00:00Z");
        CallLeaf other = partner.states("2026-10-06T04:00:00Z");
        partner.sends(1, file(row(one, "0.12"), row(other, "0.11"), row(other, "0.11")));
        ReconciliationRules rules = new ReconciliationRules(
                "GROSS",
                2_000,
                3,
                List.of(),
                List.of(new Tolerance("wanxiang-location", List.of(VERIFY), 1, 1_000, 0, 10)),
                List.of(new AutoRule(
                        "DUPLICATE_COPY",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())));
        assertThat(await(partner.runs.setRules(ReconciledPartner.PARTNER, rules, Optional.of(0), "admin"))
                        .version())
                .isEqualTo(1);

        ReconciliationRun run = partner.reconciles();

        ReconciliationRun.Outcome outcome = run.outcome().orElseThrow();
        assertThat(outcome.rulesVersion()).isEqualTo(1);
        assertThat(outcome.tolerated())
                .containsExactly(new ReconciliationRun.Tolerated("wanxiang-location", 1, Money.ofYuan("-0.01")));
        assertThat(partner.breaks(run)).singleElement().satisfies(copy -> {
            assertThat(copy.kind()).isEqualTo("DUPLICATE_THEIRS");
            assertThat(copy.resolvedBy()).contains("DUPLICATE_COPY");
        });
        assertThat(await(partner.runs.breaks(run.id(), Optional.empty(), true, 0, 10)))
                .isEqualTo(new Slice<>(List.of(), 0));
        assertThat(await(partner.runs.rules(ReconciledPartner.PARTNER)).rules()).isEqualTo(rules);
    }

    @Test
    void rulesAreChangedFromWhatTheyWereAndOnlyToWhatCanBeComparedBy() {
        await(partner.runs.setRules(
                ReconciledPartner.PARTNER, ReconciliationRules.strict(), Optional.empty(), "admin"));

        assertThatThrownBy(() -> await(partner.runs.setRules(
                        ReconciledPartner.PARTNER, ReconciliationRules.strict(), Optional.of(0), "admin")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new ReconciliationRefusal.RulesChanged(1)));
        ReconciliationRules malformed = new ReconciliationRules(
                "SHARE",
                2_000,
                3,
                List.of(),
                List.of(),
                List.of(new AutoRule(
                        "ROUNDING",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())));
        assertThatThrownBy(() ->
                        await(partner.runs.setRules(ReconciledPartner.PARTNER, malformed, Optional.empty(), "admin")))
                .hasMessageContaining("autoRules must each be");
    }

    @Test
    void breaksAreListedByKindAPageAtATime() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            CallLeaf call = partner.states(partner.clock.instant().minus(Duration.ofSeconds(400_000 + i)));
            if (i % 2 == 0) {
                rows.add(row(call, "1." + i));
            }
        }
        partner.sends(1, file(rows.toArray(String[]::new)));

        ReconciliationRun run = partner.reconciles();

        Slice<FoundBreak> page = await(partner.runs.breaks(run.id(), Optional.of("MISSING_THEIRS"), true, 1_240, 100));
        assertThat(page.totalCount()).isEqualTo(1_250);
        assertThat(page.items()).hasSize(10).allMatch(found -> found.kind().equals("MISSING_THEIRS"));
    }

    private static FoundBreak kind(List<FoundBreak> breaks, String kind) {
        return breaks.stream()
                .filter(found -> found.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String record(CallLeaf call) {
        return """
                insert into billing.node (node, last_epoch) values ('a', 1) on conflict do nothing;
                insert into billing.node_epoch (node, epoch, began_at) values ('a', 1, now()) on conflict do nothing;
                insert into billing.usage_record
                    (call_id, node, epoch, sequence, received_at, business_date, correlator, environment, organisation,
                     application, credential, api, operation, state, status, code, units, billable, latency_micros,
                     stored_at, payload_hash)
                values ('%s', 'a', 1, %d, '%s', '%s', 'c', 'LIVE', gen_random_uuid(), gen_random_uuid(), 'k',
                        'location-verification', 'verifyLocation', 'ANSWERED', 200, 'OK', 1, true, 1, now(),
                        decode(repeat('00', 32), 'hex'));
                """.formatted(
                        call.call(),
                        Math.abs(call.call().value().getLeastSignificantBits() % 1_000_000),
                        call.receivedAt(),
                        call.line().businessDate());
    }

    private void book(CallLeaf call, String reason, long gross, long share) {
        partner.database.run(record(call)
                + """
                insert into billing.correction
                    (id, booked_on, posted_at, reason, corrects, business_date, agreement, agreement_version, api,
                     operation, call_id, organisation, application, calls, units, gross_micro_yuan)
                values ('%1$s', '2026-11-02', now(), '%2$s', '2026-10', '%3$s', 'wanxiang-location', 1,
                        'location-verification', 'verifyLocation', '%4$s', gen_random_uuid(), gen_random_uuid(),
                        sign(%5$d), sign(%5$d), %5$d);
                insert into billing.correction_share (correction, party, share_micro_yuan)
                values ('%1$s', '%6$s', %7$d)""".formatted(
                                UUID.randomUUID(),
                                reason,
                                call.line().businessDate(),
                                call.call(),
                                gross,
                                ReconciledPartner.PARTNER,
                                share));
    }
}
