package io.hefu.portal.testing;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import io.hefu.core.tmforum.RatedUsage;
import io.hefu.core.tmforum.RatedUsage.Rating;
import io.hefu.core.tmforum.RatedUsages;
import io.hefu.core.tmforum.SharingModel;
import io.hefu.core.tmforum.SharingModel.Clause;
import io.hefu.core.tmforum.SharingModel.Party;
import io.hefu.core.tmforum.SharingModels;
import io.hefu.core.tmforum.SharingReport;
import io.hefu.core.tmforum.SharingReports;
import io.hefu.core.tmforum.Slice;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Calls of 星图科技, and what 万象商业 has earned of them. */
@Singleton
public class FakeTmForum implements RatedUsages, SharingReports {

    public static final OrganisationId XINGTU = OrganisationId.of("00000000-0000-7000-8000-000000000010");
    public static final CallId RATED = new CallId(UUID.fromString("0199e000-0000-7000-8000-000000000001"));

    static final ApiName API = new ApiName("location-verification");
    static final Instant AT = Instant.parse("2026-10-31T15:59:59.123Z");

    private volatile Optional<Filter> lastFilter = Optional.empty();

    public Optional<Filter> lastFilter() {
        return lastFilter;
    }

    @Override
    public CompletionStage<Slice<RatedUsage>> list(Filter filter, int offset, int limit) {
        lastFilter = Optional.of(filter);
        boolean visible = filter.organisation().map(XINGTU::equals).orElse(true);
        return answer(visible ? new Slice<>(List.of(rated(), open()), 7) : new Slice<>(List.of(), 0));
    }

    @Override
    public CompletionStage<Optional<RatedUsage>> find(Optional<OrganisationId> organisation, CallId call) {
        boolean visible = organisation.map(XINGTU::equals).orElse(true) && call.equals(RATED);
        return answer(Optional.of(rated()).filter(usage -> visible));
    }

    @Override
    public CompletionStage<Slice<SharingReport>> list(
            Optional<OrganisationId> party, Optional<YearMonth> month, int offset, int limit) {
        boolean visible = party.map(FakeBilling.WANXIANG::equals).orElse(true)
                && month.map(FakePayables.OCTOBER::equals).orElse(true);
        SharingReport report = new SharingReport(
                FakeBilling.WANXIANG,
                FakePayables.OCTOBER,
                "INVOICED",
                AT,
                Money.ofYuan("0.07"),
                List.of(
                        new SharingReport.Line("wanxiang-location", 1, API, "verifyLocation", Money.ofYuan("0.05")),
                        new SharingReport.Line("wanxiang-location", 2, API, "verifyLocation", Money.ofYuan("0.03")),
                        new SharingReport.Line("wanxiang-location", 2, API, "", Money.ofYuan("-0.01"))));
        return answer(visible ? new Slice<>(List.of(report), 1) : new Slice<>(List.of(), 0));
    }

    private static RatedUsage rated() {
        return new RatedUsage(
                record(RATED),
                RatedUsage.State.RATED,
                Optional.of(new Result(200, "OK", 1, true, 1_500)),
                Optional.of(new Rating(AT, Money.ofYuan("0.12"))));
    }

    private static RatedUsage open() {
        CallId call = new CallId(UUID.fromString("0199e000-0000-7000-8000-000000000002"));
        return new RatedUsage(record(call), RatedUsage.State.RECEIVED, Optional.empty(), Optional.empty());
    }

    private static UsageRecord record(CallId call) {
        return new UsageRecord(
                call,
                AT,
                new Correlator("c-1"),
                Environment.LIVE,
                XINGTU,
                ApplicationId.of("00000000-0000-7000-8000-000000000011"),
                new CredentialId("key1"),
                Optional.of(new PlanCode("standard")),
                API,
                "verifyLocation");
    }

    private static <T> CompletionStage<T> answer(T value) {
        return CompletableFuture.supplyAsync(() -> value);
    }

    /** One agreement of 万象商业 with the operator. */
    @Singleton
    public static class Models implements SharingModels {

        @Override
        public CompletionStage<Slice<SharingModel>> list(Optional<OrganisationId> party, int offset, int limit) {
            boolean visible = party.map(FakeBilling.WANXIANG::equals).orElse(true);
            return answer(visible ? new Slice<>(List.of(model()), 1) : new Slice<>(List.of(), 0));
        }

        @Override
        public CompletionStage<Optional<SharingModel>> find(
                Optional<OrganisationId> party, String agreement, int version) {
            boolean visible = party.map(FakeBilling.WANXIANG::equals).orElse(true);
            return answer(Optional.of(model())
                    .filter(model -> visible && agreement.equals(model.agreement()) && version == model.version()));
        }

        private static SharingModel model() {
            return new SharingModel(
                    "wanxiang-location",
                    1,
                    API,
                    Optional.empty(),
                    AT,
                    "00".repeat(32),
                    List.of(
                            new Party(FakeBilling.OPERATOR, "OPERATOR"),
                            new Party(FakeBilling.WANXIANG, "CAPABILITY_SUPPLIER")),
                    List.of(
                            new Clause("1", "exclusion REFUND -", List.of()),
                            new Clause(
                                    "2", "split NET " + FakeBilling.WANXIANG + "=3000", List.of(FakeBilling.WANXIANG)),
                            new Clause("3", "remainder " + FakeBilling.OPERATOR, List.of(FakeBilling.OPERATOR))));
        }
    }
}
