package io.hefu.billing;

import static io.hefu.billing.Billing.LOCATION;
import static io.hefu.billing.Billing.STANDARD;
import static io.hefu.billing.Billing.START_OF_2026;
import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.hefu.billing.agreement.Portion;
import io.hefu.billing.band.Band;
import io.hefu.billing.pricing.FreeTier;
import io.hefu.billing.pricing.GraduatedPrice;
import io.hefu.billing.pricing.PriceBand;
import io.hefu.billing.pricing.PriceKey;
import io.hefu.billing.pricing.PriceModel;
import io.hefu.billing.pricing.PriceRefusal;
import io.hefu.billing.pricing.RandomPrices;
import io.hefu.billing.pricing.Used;
import io.hefu.billing.proposal.ProposalRefusal;
import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.approval.Proposal;
import io.hefu.core.money.Money;
import io.hefu.core.pricing.PriceTerms;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prices of every kind: proposed, approved, and charged by. */
class CountedPriceTest {

    private static final PriceKey VERIFICATION = new PriceKey(STANDARD, LOCATION, "verifyLocation");

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(START_OF_2026.plus(Duration.ofHours(1)));
    private final Billing billing = new Billing(database, clock);
    private final TwoPeople people = new TwoPeople(database, billing);
    private final Developer developer = new Developer(clock, new Random(1));
    private Calls calls;

    @BeforeEach
    void begin() {
        calls = new Calls(billing);
        billing.agree("wanxiang-location", LOCATION, START_OF_2026, new Portion(WANXIANG, 3_000));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aMonthCostsWhatThePriceGivesForItWhateverTheBatchesAndTheRaters() {
        PriceModel tiers = new GraduatedPrice(List.of(
                new PriceBand(Band.of(0, 30), Money.ofYuan("0.1")),
                new PriceBand(Band.of(30, 80), Money.ofYuan("0.07")),
                new PriceBand(Band.from(80), Money.ofYuan("0.03"))));
        publish(tiers);
        long used = 0;
        for (int batch = 0; batch < 6; batch++) {
            calls.store(17, developer::verifiesLocation);
            used += 17;
            var one = billing.rating.rateNext().toCompletableFuture();
            var other = new Billing(database, clock).rating.rateNext().toCompletableFuture();
            CompletableFuture.allOf(one, other).join();
            clock.advance(Duration.ofDays(3));
        }
        billing.rateAll();

        assertThat(cost()).isEqualTo(tiers.total(new Used(used, used)));
        assertThat(database.number("select sum(units) from billing.price_progress"))
                .isEqualTo(used);
    }

    @Test
    void aMonthBeginsAnewAndEachApplicationCountsForItself() {
        publish(new FreeTier(10, Money.ofYuan("0.5")));
        Developer second = new Developer(clock, new Random(2));
        calls.store(12, developer::verifiesLocation);
        calls.store(9, second::verifiesLocation);
        clock.advance(Duration.ofDays(31));
        calls.store(11, developer::verifiesLocation);

        billing.rateAll();

        assertThat(cost()).isEqualTo(Money.ofYuan("1.5"));
    }

    @Test
    void randomPricesChargeWhatTheyGiveForTheMonth() {
        Random random = new Random(7);
        PriceModel model = new RandomPrices(random).any();
        publish(model);
        Used used = Used.NOTHING;
        for (int i = 0; i < 40; i++) {
            long units = random.nextInt(5);
            calls.store(developer.verifiesLocation(), units);
            used = used.plus(Used.call(units));
            if (random.nextInt(4) == 0) {
                billing.rateAll();
            }
        }
        billing.rateAll();

        assertThat(cost()).isEqualTo(model.total(used));
    }

    @Test
    void aPriceTakesTwoPeople() {
        Proposal proposal = await(propose(clock.instant().plusSeconds(60), perUnit("0.12")));

        refuses(
                () -> await(people.decisions.approve(proposal.id(), proposal.hash(), TwoPeople.ONE)),
                ProposalRefusal.Plain.OWN_PROPOSAL);
        refuses(
                () -> await(people.decisions.approve(proposal.id(), "0".repeat(64), TwoPeople.OTHER)),
                ProposalRefusal.Plain.CHANGED_SINCE);
        assertThat(await(billing.prices.history(STANDARD))).isEmpty();

        Proposal approved = people.approve(proposal);

        assertThat(approved.state()).isEqualTo(Proposal.State.APPROVED);
        assertThat(approved.outcome()).isEqualTo("version/1");
        assertThat(await(billing.prices.history(STANDARD))).hasSize(1);
        refuses(() -> people.approve(proposal), new ProposalRefusal.Decided(Proposal.State.APPROVED));
    }

    @Test
    void theDatabaseRefusesAnApprovalByTheProposerAndChangesOfWhatWasDecided() {
        Proposal proposal = await(propose(clock.instant().plusSeconds(60), perUnit("0.12")));

        assertThatThrownBy(() -> database.run(
                        "update billing.proposal set state = 'APPROVED', decided_by = proposed_by, decided_at = now()"))
                .hasMessageContaining("proposal_check");
        people.approve(proposal);
        assertThatThrownBy(() -> database.run("update billing.proposal set outcome = 'other'"))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> database.run("delete from billing.proposal")).hasMessageContaining("never changed");
    }

    @Test
    void aPriceNeverReachesBackAndAWithdrawnOneNeverComes() {
        Instant past = clock.instant().minusSeconds(1);
        refuses(() -> await(propose(past, perUnit("0.12"))), new PriceRefusal.InThePast(past, clock.instant()));

        Proposal late = await(propose(clock.instant().plusSeconds(60), perUnit("0.12")));
        Proposal withdrawn = await(propose(clock.instant().plusSeconds(90), perUnit("0.13")));
        await(people.decisions.withdraw(withdrawn.id(), TwoPeople.ONE));
        clock.advance(Duration.ofMinutes(2));

        refuses(
                () -> people.approve(late),
                new PriceRefusal.InThePast(clock.instant().minusSeconds(60), clock.instant()));
        refuses(() -> people.approve(withdrawn), new ProposalRefusal.Decided(Proposal.State.WITHDRAWN));
        assertThat(await(people.decisions.list(
                                Optional.of(Proposal.Kind.PRICE), Optional.of(Proposal.State.PROPOSED), 0, 10))
                        .stream()
                        .map(Proposal::id))
                .containsExactly(late.id());
    }

    private static PriceTerms perUnit(String yuan) {
        return PriceTerms.perUnit(Money.ofYuan(yuan));
    }

    private CompletionStage<Proposal> propose(Instant from, PriceTerms terms) {
        return people.prices.propose(STANDARD, LOCATION, "verifyLocation", from, terms, true, TwoPeople.ONE);
    }

    private static void refuses(ThrowingCallable what, Refusal why) {
        assertThatThrownBy(what)
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(why);
    }

    private void publish(PriceModel model) {
        await(billing.prices.publish(VERIFICATION, model, TaxTreatment.INCLUSIVE, START_OF_2026));
    }

    private Money cost() {
        return new Money(database.number("select sum(gross_micro_yuan) from billing.rated_usage"));
    }
}
