package io.hefu.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.AgreementBook;
import io.hefu.billing.agreement.AgreementTerms;
import io.hefu.billing.agreement.Portion;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.books.Books;
import io.hefu.billing.ledger.LedgerAccount;
import io.hefu.billing.pricing.FreeTier;
import io.hefu.billing.pricing.PerUnit;
import io.hefu.billing.pricing.PriceBook;
import io.hefu.billing.pricing.PriceKey;
import io.hefu.billing.pricing.PriceVersion;
import io.hefu.billing.tally.TallyKey;
import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RatingRunTest {

    private static final Books ALL_OPEN = new Books(LocalDate.EPOCH);
    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

    private static final PlanCode STANDARD = new PlanCode("standard");
    private static final ApiName API = new ApiName("location-verification");
    private static final OrganisationId DEVELOPER = new OrganisationId(new UUID(0, 1));
    private static final OrganisationId OPERATOR = new OrganisationId(new UUID(0, 2));
    private static final OrganisationId PARTNER = new OrganisationId(new UUID(0, 3));
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    private static final Agreement AGREEMENT = new Agreement(
            1,
            new AgreementTerms(
                    "location",
                    API,
                    Optional.empty(),
                    MARCH,
                    Waterfall.percentages(OPERATOR, List.of(new Portion(PARTNER, 3_333)))));
    private static final Tariff TARIFF = new Tariff(
            new PriceBook(List.of(
                    price(API, "verifyLocation", "0.12"),
                    price(API, "free", "0"),
                    price(API, "dear", "1000000"),
                    new PriceVersion(
                            new PriceKey(STANDARD, API, "tenFree"),
                            1,
                            MARCH,
                            new FreeTier(10, Money.ofYuan("0.1")),
                            TaxTreatment.INCLUSIVE),
                    price(new ApiName("unshared"), "any", "0.01"),
                    price(new ApiName("unshared"), "free", "0"))),
            new AgreementBook(List.of(AGREEMENT)));

    private final UsedSoFar used = new UsedSoFar(Map.of());
    private int calls;

    @Test
    void whatIsNotBillableOrSandboxCostsNothingAndIsNotShared() {
        RatingRun run = run(
                usage(API, "verifyLocation", Environment.LIVE, false, 1),
                usage(API, "verifyLocation", Environment.SANDBOX, true, 1),
                usage(API, "unheardOf", Environment.SANDBOX, true, 1),
                usage(API, "unheardOf", Environment.LIVE, false, 1));

        assertThat(run.lines()).hasSize(4).allSatisfy(line -> {
            assertThat(line.gross()).isEqualTo(Money.ZERO);
            assertThat(line.priceVersion()).isEmpty();
        });
        assertThat(sharing(run).shares()).isEmpty();
        assertThat(sharing(run).postings()).isEmpty();
        assertThat(run.suspended()).isEmpty();
    }

    @Test
    void callsOfOneDayAndAgreementAreSharedAsOneSum() {
        RatingRun run = run(billable(API, "verifyLocation", 1), billable(API, "verifyLocation", 2));

        assertThat(run.costs())
                .singleElement()
                .extracting(CostTally::lines, CostTally::cost)
                .containsExactly(2L, Money.ofYuan("0.36"));
        assertThat(sharing(run).postings()).singleElement().satisfies(posting -> {
            assertThat(posting.idempotencyKey()).isEqualTo("usage/" + new UUID(7, 1));
            assertThat(posting.entries())
                    .extracting(entry -> entry.account(), entry -> entry.amount())
                    .containsExactly(
                            tuple(LedgerAccount.receivableFrom(DEVELOPER), Money.ofYuan("0.36")),
                            tuple(LedgerAccount.payableTo(OPERATOR), Money.ofYuan("-0.240012")),
                            tuple(LedgerAccount.payableTo(PARTNER), Money.ofYuan("-0.119988")));
            assertThat(run.lines())
                    .allSatisfy(line -> assertThat(line.transaction()).contains(posting.id()));
        });
    }

    @Test
    void callsOfTwoDaysAreTwoSums() {
        AnsweredUsage today = billable(API, "verifyLocation", 1);
        AnsweredUsage tomorrow = on(DAY.plusDays(1), billable(API, "verifyLocation", 1));

        assertThat(sharing(run(today, tomorrow)).postings())
                .extracting(posting -> posting.businessDate())
                .containsExactly(DAY, DAY.plusDays(1));
    }

    @Test
    void whatIsDeclaredFreeIsCountedForThePartiesButNotPosted() {
        RatingRun run = run(billable(API, "free", 1));

        assertThat(run.lines()).singleElement().satisfies(line -> {
            assertThat(line.priceVersion()).contains(1);
            assertThat(line.agreement()).contains(AGREEMENT);
            assertThat(line.transaction()).isEmpty();
        });
        assertThat(sharing(run).shares()).hasSize(2);
        assertThat(sharing(run).postings()).isEmpty();
    }

    @Test
    void whatCostsNothingNeedsNoAgreement() {
        assertThat(run(billable(new ApiName("unshared"), "free", 1)).lines())
                .singleElement()
                .extracting(RatedLine::agreement)
                .isEqualTo(Optional.empty());
    }

    @Test
    void aBillableCallWithoutPricePlanOrAgreementIsSuspendedNotGivenAway() {
        AnsweredUsage withoutPlan = withoutPlan(billable(API, "verifyLocation", 1));

        assertThat(run(billable(API, "unheardOf", 1), withoutPlan, billable(new ApiName("unshared"), "any", 1))
                        .suspended())
                .extracting(SuspendedUsage::reason)
                .containsExactly(SuspenseReason.NO_PRICE, SuspenseReason.NO_PRICE, SuspenseReason.NO_AGREEMENT);
    }

    @Test
    void anAbsurdAmountIsSuspendedBeforeItOverflows() {
        RatingRun run =
                run(billable(API, "dear", 1_000), billable(API, "dear", 1_001), billable(API, "dear", 1L << 62));

        assertThat(run.lines()).singleElement().extracting(RatedLine::gross).isEqualTo(Money.ofYuan("1000000000"));
        assertThat(run.suspended())
                .extracting(SuspendedUsage::reason)
                .containsExactly(SuspenseReason.AMOUNT_OUT_OF_RANGE, SuspenseReason.AMOUNT_OUT_OF_RANGE);
    }

    @Test
    void aPriceThatCountsTheMonthGoesOnWhereTheLastCallLeftIt() {
        RatingRun first = run(billable(API, "tenFree", 7), billable(API, "tenFree", 4));
        RatingRun second = run(billable(API, "tenFree", 2));
        RatingRun nextMonth = run(on(DAY.plusMonths(1), billable(API, "tenFree", 11)));

        assertThat(first.lines()).extracting(RatedLine::gross).containsExactly(Money.ZERO, Money.ofYuan("0.1"));
        assertThat(second.lines()).extracting(RatedLine::gross).containsExactly(Money.ofYuan("0.2"));
        assertThat(nextMonth.lines()).extracting(RatedLine::gross).containsExactly(Money.ofYuan("0.1"));
    }

    @Test
    void noUnitsCostNothing() {
        assertThat(run(billable(API, "verifyLocation", 0)).lines())
                .singleElement()
                .extracting(RatedLine::gross)
                .isEqualTo(Money.ZERO);
    }

    @Test
    void aCallBeforeTheFirstPriceHasNone() {
        AnsweredUsage usage = billable(API, "verifyLocation", 1);
        var early = new AnsweredUsage(
                usage.call(), usage.key(), MARCH.minusNanos(1), usage.plan(), usage.billable(), usage.units(), false);

        assertThat(run(early).suspended()).extracting(SuspendedUsage::reason).containsExactly(SuspenseReason.NO_PRICE);
    }

    private static Sharing sharing(RatingRun run) {
        return Sharing.of(run.sums(), Map.of());
    }

    private RatingRun run(AnsweredUsage... usages) {
        return RatingRun.of(List.of(usages), TARIFF, used, ALL_OPEN, NOW, UUID::randomUUID);
    }

    private AnsweredUsage billable(ApiName api, String operation, long units) {
        return usage(api, operation, Environment.LIVE, true, units);
    }

    private AnsweredUsage usage(ApiName api, String operation, Environment environment, boolean billable, long units) {
        var key = new TallyKey(DAY, DEVELOPER, new ApplicationId(new UUID(0, 4)), environment, api, operation);
        return new AnsweredUsage(
                new CallId(new UUID(7, ++calls)), key, MARCH, Optional.of(STANDARD), billable, units, false);
    }

    private static AnsweredUsage on(LocalDate date, AnsweredUsage usage) {
        TallyKey key = usage.key();
        var moved = new TallyKey(
                date, key.organisation(), key.application(), key.environment(), key.api(), key.operation());
        return new AnsweredUsage(
                usage.call(), moved, usage.receivedAt(), usage.plan(), usage.billable(), usage.units(), false);
    }

    private static AnsweredUsage withoutPlan(AnsweredUsage usage) {
        return new AnsweredUsage(
                usage.call(),
                usage.key(),
                usage.receivedAt(),
                Optional.empty(),
                usage.billable(),
                usage.units(),
                false);
    }

    private static PriceVersion price(ApiName api, String operation, String yuan) {
        return new PriceVersion(
                new PriceKey(STANDARD, api, operation),
                1,
                MARCH,
                new PerUnit(Money.ofYuan(yuan)),
                TaxTreatment.INCLUSIVE);
    }
}
