package io.hefu.portal.testing;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import io.hefu.core.pricing.PriceLists;
import io.hefu.core.usage.PartnerStatement;
import io.hefu.core.usage.RevenueSplit;
import io.hefu.core.usage.UsageReport;
import io.hefu.core.usage.UsageReports;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Billing with the same figures for everybody. It answers on threads of its own, as any dependency may. */
@Singleton
public class FakeBilling implements UsageReports, PriceLists {

    public static final OrganisationId OPERATOR = OrganisationId.of("00000000-0000-7000-8000-000000000001");
    public static final OrganisationId WANXIANG = OrganisationId.of("00000000-0000-7000-8000-000000000020");
    public static final OrganisationId UNKNOWN = OrganisationId.of("00000000-0000-7000-8000-0000000000ff");

    private static final ApiName API = new ApiName("short-messages");
    private static final ApplicationId SOME_APPLICATION = ApplicationId.of("00000000-0000-7000-8000-000000000011");

    @Override
    public CompletionStage<UsageReport> ofDeveloper(
            OrganisationId developer, Optional<ApplicationId> application, YearMonth month) {
        return CompletableFuture.supplyAsync(() -> new UsageReport(
                month,
                List.of(new UsageReport.Line(
                        application.orElse(SOME_APPLICATION),
                        Environment.LIVE,
                        API,
                        "sendMessage",
                        3,
                        2,
                        4,
                        Money.ofYuan("0.18"))),
                List.of(new UsageReport.Day(month.atDay(1), 3, 1, Money.ofYuan("0.18")))));
    }

    @Override
    public CompletionStage<RevenueSplit> splitOf(ApplicationId application, YearMonth month) {
        return CompletableFuture.supplyAsync(() -> new RevenueSplit(
                3,
                3,
                Money.ofYuan("0.18"),
                Map.of(
                        OPERATOR, Money.ofYuan("0.126"),
                        WANXIANG, Money.ofYuan("0.053999"),
                        UNKNOWN, Money.ofYuan("0.000001"))));
    }

    @Override
    public CompletionStage<PartnerStatement> monthToDate(OrganisationId partner, YearMonth month) {
        return CompletableFuture.supplyAsync(() -> new PartnerStatement(
                partner,
                month,
                Instant.parse("2026-07-15T00:00:00Z"),
                List.of(new PartnerStatement.Line(
                        API, "sendMessage", 1, 2, Money.ofYuan("0.18"), Money.ofYuan("0.054")))));
    }

    @Override
    public CompletionStage<List<Price>> of(PlanCode plan) {
        return CompletableFuture.supplyAsync(() -> List.of(Price.perUnit(API, "sendMessage", Money.ofYuan("0.045"))));
    }

    @Override
    public CompletionStage<List<Price>> history(PlanCode plan) {
        return of(plan);
    }
}
