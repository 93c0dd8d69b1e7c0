package io.hefu.billing.draft;

import static io.hefu.billing.Billing.LOCATION;
import static io.hefu.billing.Billing.MESSAGES;
import static io.hefu.billing.Billing.OPERATOR;
import static io.hefu.billing.Billing.START_OF_2026;
import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.hefu.billing.Billing;
import io.hefu.billing.Calls;
import io.hefu.billing.Developer;
import io.hefu.billing.MovableClock;
import io.hefu.billing.TestDatabase;
import io.hefu.billing.TwoPeople;
import io.hefu.billing.agreement.AgreementHash;
import io.hefu.billing.agreement.AgreementRefusal;
import io.hefu.billing.agreement.AgreementTerms;
import io.hefu.billing.agreement.Basis;
import io.hefu.billing.agreement.Clause;
import io.hefu.billing.agreement.Exclusion;
import io.hefu.billing.agreement.FixedPenalty;
import io.hefu.billing.agreement.MinimumGuarantee;
import io.hefu.billing.agreement.Party;
import io.hefu.billing.agreement.Portion;
import io.hefu.billing.agreement.Remainder;
import io.hefu.billing.agreement.Role;
import io.hefu.billing.agreement.Shortfall;
import io.hefu.billing.agreement.Split;
import io.hefu.billing.agreement.TermsForm;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.incident.IncidentRefusal;
import io.hefu.billing.ledger.LedgerAccount;
import io.hefu.billing.proposal.ProposalRefusal;
import io.hefu.core.agreement.Agreements.Month;
import io.hefu.core.agreement.Agreements.Outcome;
import io.hefu.core.agreement.Agreements.Signed;
import io.hefu.core.agreement.Terms;
import io.hefu.core.approval.Proposal;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agreements on their way to be signed. */
class AgreementDraftTest {

    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final Instant FEBRUARY = Instant.parse("2026-01-31T16:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(START_OF_2026.plus(Duration.ofHours(1)));
    private final Billing billing = new Billing(database, clock);
    private final TwoPeople people = new TwoPeople(database, billing);
    private final Developer developer = new Developer(clock, new Random(1));
    private Calls calls;

    @BeforeEach
    void begin() {
        calls = new Calls(billing);
        billing.withUsualTerms();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aDraftIsSignedAsTheTextThatASecondPersonApproved() {
        Proposal draft = await(people.drafts.propose(terms(FEBRUARY, 4_000), TwoPeople.ONE));

        assertThat(await(people.drafts.draft(draft.id()))).contains(terms(FEBRUARY, 4_000));
        refuses(
                () -> await(people.decisions.approve(draft.id(), draft.hash(), TwoPeople.ONE)),
                ProposalRefusal.Plain.OWN_PROPOSAL);
        assertThat(people.approve(draft).outcome()).isEqualTo("version/2");

        List<Signed> versions = await(people.drafts.versions("wanxiang-location", Optional.empty()));
        assertThat(versions).extracting(Signed::version).containsExactly(2, 1);
        assertThat(versions.get(0).text()).isEqualTo(draft.text());
        assertThat(versions.get(0).hash())
                .isEqualTo(draft.hash())
                .isEqualTo(
                        AgreementHash.of(TermsForm.read(terms(FEBRUARY, 4_000))).hex());
    }

    @Test
    void aChangedDraftNeedsApprovalAnewAndNotByWhoChangedIt() {
        Proposal draft = await(people.drafts.propose(terms(FEBRUARY, 4_000), TwoPeople.ONE));
        Proposal changed = await(people.drafts.change(draft.id(), terms(FEBRUARY, 9_000), TwoPeople.OTHER));

        refuses(
                () -> await(people.decisions.approve(draft.id(), draft.hash(), TwoPeople.ONE)),
                ProposalRefusal.Plain.CHANGED_SINCE);
        refuses(() -> people.approve(changed), ProposalRefusal.Plain.OWN_PROPOSAL);
        assertThat(await(people.decisions.approve(draft.id(), changed.hash(), TwoPeople.ONE))
                        .outcome())
                .isEqualTo("version/2");
        refuses(
                () -> await(people.drafts.change(draft.id(), terms(FEBRUARY, 1_000), TwoPeople.ONE)),
                new ProposalRefusal.Decided(Proposal.State.APPROVED));
    }

    @Test
    void aDraftThatCouldNotBeSignedIsRefusedAtOnce() {
        refuses(
                () -> await(people.drafts.propose(terms(START_OF_2026, 4_000), TwoPeople.ONE)),
                new AgreementRefusal.NotAfterPrevious(1, START_OF_2026));
        database.run("update billing.books set open_from = '2026-02-02'");
        refuses(
                () -> await(people.drafts.propose(terms(FEBRUARY, 4_000), TwoPeople.ONE)),
                new AgreementRefusal.InClosedBooks(Instant.parse("2026-02-01T16:00:00Z")));
        refuses(
                () -> await(people.drafts.change(UUID.randomUUID(), terms(FEBRUARY.plus(Duration.ofDays(28)), 1), "x")),
                ProposalRefusal.Plain.UNKNOWN);
    }

    @Test
    void booksThatCloseBeforeTheApprovalLeaveTheDraftUnsigned() {
        Proposal draft = await(people.drafts.propose(terms(FEBRUARY, 4_000), TwoPeople.ONE));
        database.run("update billing.books set open_from = '2026-02-02'");

        refuses(() -> people.approve(draft), new AgreementRefusal.InClosedBooks(Instant.parse("2026-02-01T16:00:00Z")));
        assertThat(await(people.drafts.versions("wanxiang-location", Optional.empty())))
                .hasSize(1);
    }

    @Test
    void aPartnerSeesTheAgreementsItIsAPartyOf() {
        assertThat(names(Optional.of(WANXIANG))).containsExactly("wanxiang-location");
        assertThat(names(Optional.of(OPERATOR))).containsExactly("operator-messages", "wanxiang-location");
        assertThat(names(Optional.empty())).containsExactly("operator-messages", "wanxiang-location");
        assertThat(await(people.drafts.versions("operator-messages", Optional.of(WANXIANG))))
                .isEmpty();
        assertThat(await(people.drafts.versions("nobody", Optional.empty()))).isEmpty();
    }

    @Test
    void pastMonthsAreReplayedExactlyAndNothingIsWritten() {
        calls.store(100, developer::verifiesLocation);
        billing.rateAll();
        Terms guaranteed = TermsForm.write(new AgreementTerms(
                "wanxiang-location",
                LOCATION,
                Optional.empty(),
                FEBRUARY,
                new Waterfall(
                        List.of(new Party(OPERATOR, Role.OPERATOR), new Party(WANXIANG, Role.PARTNER)),
                        List.of(
                                Exclusion.ofRefunds(new Clause("1")),
                                new Split(new Clause("2"), Basis.NET, List.of(new Portion(WANXIANG, 2_500))),
                                new Remainder(new Clause("3"), OPERATOR),
                                new MinimumGuarantee(
                                        new Clause("4"), WANXIANG, OPERATOR, Money.ofYuan("5"), Shortfall.OWED)))));
        Proposal draft = await(people.drafts.propose(guaranteed, TwoPeople.ONE));
        long rows = database.number("select count(*) from billing.agreement_progress");

        Month month = await(people.drafts.whatIf(draft.id(), JANUARY.minusMonths(3), JANUARY.plusMonths(1)))
                .months()
                .get(0);

        assertThat(month.month()).isEqualTo(JANUARY);
        assertThat(month.gross()).isEqualTo(Money.ofYuan("12"));
        assertThat(month.parties())
                .containsExactly(
                        new Outcome(OPERATOR, Money.ofYuan("8.4"), Money.ofYuan("7")),
                        new Outcome(WANXIANG, Money.ofYuan("3.6"), Money.ofYuan("5")));
        assertThat(month.clauses())
                .containsEntry("2", Money.ofYuan("3"))
                .containsEntry("3", Money.ofYuan("9"))
                .containsEntry("4", Money.ofYuan("2"));
        assertThat(database.number("select count(*) from billing.agreement_progress"))
                .isEqualTo(rows);
    }

    @Test
    void anOperationThatGetsAnAgreementOfItsOwnIsReplayedFromItsCalls() {
        calls.store(10, developer::sendsMessage);
        billing.rateAll();
        Terms own = TermsForm.write(new AgreementTerms(
                "wanxiang-messages",
                MESSAGES,
                Optional.of("sendMessage"),
                FEBRUARY,
                Waterfall.percentages(OPERATOR, List.of(new Portion(WANXIANG, 5_000)))));
        Proposal draft = await(people.drafts.propose(own, TwoPeople.ONE));

        assertThat(await(people.drafts.whatIf(draft.id(), JANUARY, JANUARY)).months())
                .singleElement()
                .satisfies(month -> assertThat(month.parties())
                        .containsExactly(
                                new Outcome(OPERATOR, Money.ofYuan("0.45"), Money.ofYuan("0.225")),
                                new Outcome(WANXIANG, Money.ZERO, Money.ofYuan("0.225"))));
    }

    @Test
    void incidentsAreBookedAsWhatTheTermsGiveWithThem() {
        Terms strict = TermsForm.write(new AgreementTerms(
                "strict-messages",
                MESSAGES,
                Optional.of("sendMessage"),
                clock.instant(),
                new Waterfall(
                        List.of(new Party(OPERATOR, Role.OPERATOR), new Party(WANXIANG, Role.PARTNER)),
                        List.of(
                                Exclusion.ofRefunds(new Clause("1")),
                                new Split(new Clause("2"), Basis.NET, List.of(new Portion(WANXIANG, 5_000))),
                                new Remainder(new Clause("3"), OPERATOR),
                                new FixedPenalty(
                                        new Clause("4.1"),
                                        WANXIANG,
                                        OPERATOR,
                                        Money.ofYuan("0.1"),
                                        Shortfall.LIMITED)))));
        people.approve(people.drafts.propose(strict, TwoPeople.ONE));
        clock.advance(Duration.ofHours(1));
        calls.store(10, developer::sendsMessage);
        billing.rateAll();

        people.approve(report("4.1", 3));

        LocalDate today = LocalDate.of(2026, 1, 1);
        assertThat(billing.balance(LedgerAccount.payableTo(WANXIANG), today)).isEqualTo(Money.ZERO);
        assertThat(billing.balance(LedgerAccount.payableTo(OPERATOR), today)).isEqualTo(Money.ofYuan("-0.45"));
        assertThat(database.number("select value from billing.agreement_progress_part where kind = 'INCIDENTS'"))
                .isEqualTo(3);
        assertThat(database.number("select count(*) from billing.correction where reason = 'PERIOD_TERM'"
                        + " and decided_by = '{admin,admin2}' and corrects = '2026-01'"))
                .isEqualTo(1);

        people.approve(report("4.1", -2));

        assertThat(billing.balance(LedgerAccount.payableTo(WANXIANG), today)).isEqualTo(Money.ofYuan("-0.125"));
        Proposal tooMany = await(report("4.1", -2));
        refuses(() -> people.approve(tooMany), new IncidentRefusal.CountOutOfRange(-2, 1));
        refuses(() -> await(report("2", 1)), new IncidentRefusal.NoPenalty(new Clause("2")));
        refuses(
                () -> await(people.drafts.report("strict-messages", "4.1", JANUARY.plusMonths(1), 1, "x", "a")),
                new IncidentRefusal.InTheFuture(JANUARY.plusMonths(1)));
        refuses(
                () -> await(people.drafts.report("nothing", "4.1", JANUARY, 1, "x", "a")),
                new IncidentRefusal.NoAgreement("nothing", JANUARY));
    }

    private CompletionStage<Proposal> report(String clause, long count) {
        return people.drafts.report("strict-messages", clause, JANUARY, count, "outage", TwoPeople.ONE);
    }

    private List<String> names(Optional<OrganisationId> party) {
        return await(people.drafts.list(party)).stream()
                .map(signed -> signed.terms().agreement())
                .toList();
    }

    private static Terms terms(Instant from, int basisPoints) {
        return TermsForm.write(new AgreementTerms(
                "wanxiang-location",
                LOCATION,
                Optional.empty(),
                from,
                Waterfall.percentages(OPERATOR, List.of(new Portion(WANXIANG, basisPoints)))));
    }

    private static void refuses(ThrowingCallable what, Refusal why) {
        assertThatThrownBy(what)
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(why);
    }
}
