package io.hefu.billing.tmforum;

import static io.hefu.billing.Billing.LOCATION;
import static io.hefu.billing.Billing.MESSAGES;
import static io.hefu.billing.Billing.OPERATOR;
import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.Billing;
import io.hefu.billing.MovableClock;
import io.hefu.billing.TestDatabase;
import io.hefu.billing.payout.PayoutBed;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.tmforum.RatedUsage;
import io.hefu.core.tmforum.RatedUsage.State;
import io.hefu.core.tmforum.RatedUsages.Filter;
import io.hefu.core.tmforum.SharingModel;
import io.hefu.core.tmforum.SharingReport;
import io.hefu.core.tmforum.Slice;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TmForumStoresTest {

    private static final Instant OCTOBER = Instant.parse("2026-10-15T02:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2026-11-02T02:00:00Z");
    private static final OrganisationId XINGTU = OrganisationId.of("00000000-0000-7000-8000-000000000010");
    private static final OrganisationId OTHERS = OrganisationId.of("00000000-0000-7000-8000-000000000012");

    private final TestDatabase database = TestDatabase.fresh();
    private final Billing billing = new Billing(database, new MovableClock(NOVEMBER)).withUsualTerms();
    private final RatedUsageStore usages = new RatedUsageStore(database.pool());
    private long epoch;
    private long sequence;

    @BeforeEach
    void begin() {
        epoch = await(billing.intake.beginEpoch("a"));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aCallIsShownWithHowFarItHasCome() {
        new PayoutBed(database.pool()).issue(WANXIANG, PayoutBed.OCTOBER, 1);
        CallId received = call(XINGTU, NOVEMBER);
        CallId rejected = call(XINGTU, NOVEMBER.plusSeconds(1));
        CallId rated = call(XINGTU, NOVEMBER.plusSeconds(2));
        CallId billed = call(XINGTU, OCTOBER);
        database.run("insert into billing.rating_suspense values ('%s', 'NO_PRICE', now(), now())"
                .formatted(rejected.value()));
        rate(rated, "2026-11-02");
        rate(billed, "2026-10-15");

        assertThat(state(received)).isEqualTo(State.RECEIVED);
        assertThat(state(rejected)).isEqualTo(State.REJECTED);
        assertThat(state(rated)).isEqualTo(State.RATED);
        assertThat(state(billed)).isEqualTo(State.BILLED);
        RatedUsage usage = await(usages.find(Optional.of(XINGTU), rated)).orElseThrow();
        assertThat(usage.rating()).map(RatedUsage.Rating::gross).contains(Money.ofYuan("0.12"));
        assertThat(usage.result()).map(Result::units).contains(1L);
    }

    @Test
    void callsAreListedByTimeStateAndOwner() {
        CallId first = call(XINGTU, OCTOBER);
        CallId second = call(XINGTU, NOVEMBER);
        call(OTHERS, NOVEMBER);
        rate(first, "2026-10-15");

        Slice<RatedUsage> all = list(Optional.of(XINGTU), Optional.empty(), OCTOBER, 0, 10);
        assertThat(all.items()).extracting(usage -> usage.record().call()).containsExactly(first, second);
        assertThat(all.total()).isEqualTo(2);
        assertThat(list(Optional.of(XINGTU), Optional.empty(), NOVEMBER, 0, 10).total())
                .isEqualTo(1);
        assertThat(list(Optional.of(XINGTU), Optional.of(State.RATED), OCTOBER, 0, 10)
                        .items())
                .extracting(usage -> usage.record().call())
                .containsExactly(first);
        assertThat(list(Optional.empty(), Optional.empty(), OCTOBER, 1, 1).items())
                .hasSize(1);
        assertThat(list(Optional.empty(), Optional.empty(), OCTOBER, 1, 1).total())
                .isEqualTo(3);
        assertThat(await(usages.find(Optional.of(OTHERS), first))).isEmpty();
    }

    @Test
    void agreementsAreShownToThoseWhoShareInThem() {
        SharingModelStore models = new SharingModelStore(database.pool());

        assertThat(await(models.list(Optional.empty(), 0, 10)).items())
                .extracting(SharingModel::agreement)
                .containsExactly("operator-messages", "wanxiang-location");
        Slice<SharingModel> own = await(models.list(Optional.of(WANXIANG), 0, 10));
        assertThat(own.total()).isEqualTo(1);
        SharingModel model = own.items().get(0);
        assertThat(model.api()).isEqualTo(LOCATION);
        assertThat(model.sha256()).hasSize(64);
        assertThat(model.parties())
                .containsExactly(
                        new SharingModel.Party(OPERATOR, "OPERATOR"), new SharingModel.Party(WANXIANG, "PARTNER"));
        assertThat(model.clauses())
                .extracting(clause -> clause.number() + " " + clause.words())
                .containsExactly(
                        "1 exclusion REFUND -", "2 split NET " + WANXIANG + "=3000", "3 remainder " + OPERATOR);
        assertThat(await(models.find(Optional.of(WANXIANG), "operator-messages", 1)))
                .isEmpty();
        assertThat(await(models.find(Optional.empty(), "operator-messages", 1))).isPresent();
    }

    @Test
    void aReportsLinesSumToItsStatement() {
        new PayoutBed(database.pool()).issue(WANXIANG, PayoutBed.OCTOBER, 7);
        share("2026-10-15", LOCATION.value(), "verifyLocation", 50_000);
        share("2026-10-31", LOCATION.value(), "verifyLocation", 30_000);
        share("2026-11-01", LOCATION.value(), "verifyLocation", 99);
        database.run("""
                insert into billing.correction
                    (id, booked_on, posted_at, reason, corrects, business_date, agreement, agreement_version, api, operation,
                     calls, units, gross_micro_yuan)
                values ('00000000-0000-0000-0000-000000000001', '2026-10-20', now(), 'REVERSED', '2026-09', '2026-09-30',
                        'wanxiang-location', 1, 'location-verification', 'verifyLocation', -1, -1, 0);
                insert into billing.correction_share (correction, party, share_micro_yuan)
                values ('00000000-0000-0000-0000-000000000001', '%s', -10000)""".formatted(WANXIANG));

        SharingReport report = await(new SharingReportStore(database.pool())
                        .list(Optional.of(WANXIANG), Optional.of(PayoutBed.OCTOBER), 0, 10))
                .items()
                .get(0);

        assertThat(report.share()).isEqualTo(Money.ofYuan("0.07"));
        assertThat(report.lines())
                .containsExactly(new SharingReport.Line(
                        "wanxiang-location", 1, LOCATION, "verifyLocation", Money.ofYuan("0.07")));
        assertThat(await(new SharingReportStore(database.pool()).list(Optional.of(OPERATOR), Optional.empty(), 0, 10))
                        .total())
                .isZero();
    }

    private Slice<RatedUsage> list(
            Optional<OrganisationId> organisation, Optional<State> state, Instant from, int offset, int limit) {
        Instant to = NOVEMBER.plus(Duration.ofDays(1));
        Filter filter = new Filter(organisation, Optional.empty(), Optional.empty(), state, from, to);
        return await(usages.list(filter, offset, limit));
    }

    private State state(CallId call) {
        return await(usages.find(Optional.empty(), call)).orElseThrow().state();
    }

    private CallId call(OrganisationId developer, Instant at) {
        CallId id = new CallId(new UUID(at.toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L | ++sequence));
        UsageRecord record = new UsageRecord(
                id,
                at,
                new Correlator("c-" + sequence),
                Environment.LIVE,
                developer,
                new ApplicationId(new UUID(1, 1)),
                new CredentialId("key1"),
                Optional.of(Billing.STANDARD),
                sequence % 2 == 0 ? MESSAGES : LOCATION,
                "verifyLocation");
        billing.store("a", epoch, sequence, new Outcome(record, new Result(200, "OK", 1, true, 1_500)));
        return id;
    }

    private void rate(CallId call, String bookedOn) {
        database.run("""
                insert into billing.rated_usage
                    (call_id, rated_at, price_version, agreement, agreement_version, gross_micro_yuan, booked_on)
                values ('%s', now(), 1, 'wanxiang-location', 1, 120000, '%s')""".formatted(call.value(), bookedOn));
    }

    private void share(String date, String api, String operation, long microYuan) {
        database.run("""
                insert into billing.share_tally
                    (party, booked_on, business_date, api, operation, agreement, agreement_version, billable,
                     units, gross_micro_yuan, share_micro_yuan)
                values ('%s', '%s', '%s', '%s', '%s', 'wanxiang-location', 1, 1, 1, 100000, %d)""".formatted(WANXIANG, date, date, api, operation, microYuan));
    }
}
