package io.hefu.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.Limit;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.PrepaidBalance;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.Quota.Period;
import io.hefu.core.entitlement.SpendCap;
import io.hefu.core.entitlement.WithoutStore;
import io.hefu.core.money.Money;
import io.hefu.gateway.exchange.GatewayRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is counted over a period, with a store that comes and goes. */
class LeasedGaugeTest {

    private static final String DAY = "PLAN QUOTA_DAY 2026-11-22";

    private final HandSetTime time = new HandSetTime(Instant.parse("2026-11-22T10:00:00Z"));
    private final MemoryCounterStore store = new MemoryCounterStore();
    private final Node node = node(1);

    @Test
    void aLeaseServesManyCallsWithOneQuestion() {
        node.passing(quota(100_000, WithoutStore.LOCAL_SHARE), 100);

        assertThat(store.questions).isLessThan(5);
    }

    @Test
    void whatIsIdleForASecondIsGivenBackButForAThousandthOfAQuota() {
        Grant grant = quota(100_000, WithoutStore.LOCAL_SHARE);
        node.passing(grant, 1_000);
        tick(node);
        node.passing(grant, 1_000);
        assertThat(store.used(DAY)).isGreaterThan(2_100);

        tick(node);
        tick(node);

        assertThat(store.used(DAY)).isEqualTo(2_100);
    }

    @Test
    void whoCallsNowAndThenDoesNotAskTheStoreEachTime() {
        Grant grant = quota(100_000, WithoutStore.LOCAL_SHARE);
        for (int i = 0; i < 30; i++) {
            node.passing(grant, 1);
            tick(node);
            tick(node);
        }

        assertThat(store.questions).isLessThan(5);
    }

    @Test
    void moneyThatNobodySpendsIsAllGivenBack() {
        node.buy(prepaid(100_000), 10);
        tick(node);
        tick(node);

        assertThat(store.used("APPLICATION PREPAID 1970-01-01")).isEqualTo(10);
    }

    @Test
    void callsThatAllWaitForTheStoreAreAllAnswered() {
        Grant grant = prepaid(100_000);

        long passed = IntStream.range(0, 200_000)
                .parallel()
                .filter(i -> node.buy(grant, 1).passed())
                .count();

        assertThat(passed).isEqualTo(100_000);
    }

    @Test
    void moneyThatTheStoreGrantsTooLateIsNotLost() {
        Node oneOfTwo = node(2);
        store.slowness = LeasedGauge.PATIENCE.plusMillis(100);
        assertThat(oneOfTwo.buy(prepaid(100_000), 10).passed()).isFalse();
        assertThat(store.used("APPLICATION PREPAID 1970-01-01")).isPositive();
        store.slowness = Duration.ZERO;

        await().until(() -> {
            tick(oneOfTwo);
            return store.used("APPLICATION PREPAID 1970-01-01") == 0;
        });
    }

    @Test
    void anotherNodesCallsCount() {
        Grant grant = quota(10, WithoutStore.LOCAL_SHARE);

        assertThat(node.passing(grant, 4) + node(1).passing(grant, 20)).isEqualTo(10);
    }

    @Test
    void withoutTheStoreANodeAdmitsItsShareOfWhatWasLeftAndOwesIt() {
        Node oneOfTwo = node(2);
        Grant grant = quota(100, WithoutStore.LOCAL_SHARE);
        oneOfTwo.passing(grant, 20);
        tick(oneOfTwo);
        tick(oneOfTwo);
        store.away = true;

        assertThat(oneOfTwo.passing(grant, 100)).isEqualTo(40);
        store.away = false;
        tick(oneOfTwo);

        assertThat(store.used(DAY)).as("counted when the store is back").isEqualTo(60);
        assertThat(oneOfTwo.passing(grant, 100)).isEqualTo(40);
    }

    @Test
    void withoutTheStoreAPlanMayWantNoCallAtAll() {
        Grant grant = quota(100, WithoutStore.REFUSE);
        node.passing(grant, 1);
        tick(node);
        tick(node);
        store.away = true;

        Node.Call call = node.call(grant);

        assertThat(call.refused()).containsInstanceOf(GatewayRefusal.Unavailable.class);
        assertThat(call.refused().orElseThrow().retryAfter()).isPresent();
        store.away = false;
        time.pass(Duration.ofSeconds(1));
        node.call(grant);
        assertThat(node.call(grant).passed()).isTrue();
    }

    @Test
    void withoutTheStoreSeveralNodesSpendNothingAndASingleOneWhatWasLeft() {
        Node oneOfTwo = node(2);
        oneOfTwo.buy(prepaid(1_000), 100);
        node.buy(prepaid(1_000), 100);
        store.away = true;

        assertThat(oneOfTwo.buy(prepaid(1_000), 100).refused()).containsInstanceOf(GatewayRefusal.Unavailable.class);
        assertThat(node.buy(prepaid(1_000), 800).passed()).isTrue();
        assertThat(node.buy(prepaid(1_000), 100).passed()).isFalse();
    }

    @Test
    void aCapIsSpentToTheLastCallThatFitsAndNotBeyond() {
        Grant grant =
                Node.grant(new AppliedLimit(LimitLevel.APPLICATION, "app", new SpendCap(new Money(1_000), Period.DAY)));

        assertThat(node.buy(grant, 400).passed()).isTrue();
        assertThat(node.buy(grant, 400).passed()).isTrue();
        Node.Call third = node.buy(grant, 400);

        assertThat(third.reached()).contains("application-spend-day");
        assertThat(third.refusal().message()).contains("0.001000 CNY a day").contains("2026-11-23");
    }

    @Test
    void whatACallDidNotCostCanBeSpentAgain() {
        Grant grant = Node.grant(new AppliedLimit(LimitLevel.APPLICATION, "app", new PrepaidBalance(new Money(1_000))));
        Node.Call free = node.buy(grant, 900);
        assertThat(node.buy(grant, 900).refusal().retryAfter())
                .as("waiting does not help")
                .isEmpty();

        free.costs(0);

        assertThat(node.buy(grant, 900).passed()).isTrue();
    }

    @Test
    void aToppedUpBalanceServesAtOnce() {
        node.buy(prepaid(1_000), 900);
        assertThat(node.buy(prepaid(1_000), 900).passed()).isFalse();

        assertThat(node.buy(prepaid(2_000), 900).passed()).isTrue();
    }

    @Test
    void whatIsSettledAfterMidnightIsOfTheDayBefore() {
        Grant grant =
                Node.grant(new AppliedLimit(LimitLevel.APPLICATION, "app", new SpendCap(new Money(1_000), Period.DAY)));
        Node.Call late = node.buy(grant, 1_000);
        time.pass(Duration.ofHours(7));
        assertThat(node.buy(grant, 1_000).passed()).isTrue();

        late.costs(0);

        assertThat(node.buy(grant, 1).passed()).isFalse();
    }

    private Node node(int alive) {
        return new Node(new MemoryLimits(time, store, RateStores.NONE, () -> alive));
    }

    private void tick(Node of) {
        time.pass(Duration.ofSeconds(1));
        of.limits.tick();
    }

    private static Grant prepaid(long microYuan) {
        return Node.grant(new AppliedLimit(LimitLevel.APPLICATION, "app", new PrepaidBalance(new Money(microYuan))));
    }

    private static Grant quota(long calls, WithoutStore withoutStore) {
        Limit limit = new Quota(calls, Period.DAY);
        return Node.grant(1, withoutStore, new AppliedLimit(LimitLevel.PLAN, "standard", limit));
    }
}
