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
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.entitlement.SpikeArrest;
import io.hefu.core.entitlement.WithoutStore;
import io.hefu.core.money.Money;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.stack.postgres.Postgres;
import io.hefu.stack.redis.Redis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several nodes over one real Redis and one real PostgreSQL. */
class SharedLimitsTest {

    private static final Duration RUN = Duration.ofMillis(1_500);

    private static Postgres postgres;
    private static Redis redis;

    private final List<SharingNode> nodes = new ArrayList<>();

    @BeforeAll
    static void startStores() {
        postgres = Postgres.temporary();
        redis = Redis.temporary();
        SharingNode.migrate(postgres);
    }

    @AfterAll
    static void stopStores() {
        redis.close();
        postgres.close();
    }

    @BeforeEach
    void emptyStores() {
        SharingNode.forget(postgres);
        redis.kill();
        redis.startAgain();
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(SharingNode::close);
    }

    @ParameterizedTest(name = "{0} nodes")
    @ValueSource(ints = {2, 3})
    void nodesTogetherAdmitNoMoreThanTheRateAndWhatTheyMayHold(int count) {
        start(count);
        RateLimit limit = new RateLimit(400, 100);

        Run run = hammer(Node.grant(plan(limit)), RUN);

        assertThat(run.admitted).isLessThanOrEqualTo(bound(limit, run.seconds, count));
        assertThat(run.admitted).isGreaterThan((long) (0.8 * limit.callsPerSecond() * run.seconds));
    }

    @Test
    void aSpikeIsArrestedAcrossNodes() {
        start(2);
        SpikeArrest limit = new SpikeArrest(200);

        Run run = hammer(Node.grant(plan(limit)), RUN);

        assertThat(run.admitted).isLessThanOrEqualTo(bound(limit, run.seconds, 2));
    }

    @Test
    void aLowRateIsSharedAndNotDivided() {
        start(3);

        Run run = hammer(Node.grant(plan(new RateLimit(2, 2))), RUN);

        assertThat(run.admitted).isBetween(2L, (long) (2 + 2 * run.seconds + 3));
    }

    @Test
    void aNodeAsksRarely() {
        start(2);
        RateLimit limit = new RateLimit(2_000, 2_000);

        Run run = hammer(Node.grant(plan(limit)), RUN);

        assertThat(20 * nodes.stream().mapToLong(SharingNode::questions).sum()).isLessThan(run.admitted);
    }

    @Test
    void theBoundHoldsWhileANodeIsKilledAndRedisRestarted() throws InterruptedException {
        start(3);
        RateLimit limit = new RateLimit(400, 100);
        Grant grant = Node.grant(plan(limit));
        Thread trouble = new Thread(() -> {
            pause(400);
            nodes.get(2).kill();
            pause(200);
            redis.kill();
            pause(700);
            redis.startAgain();
        });
        trouble.start();

        Run run = hammer(grant, Duration.ofSeconds(3));
        trouble.join();

        assertThat(run.admitted).isLessThanOrEqualTo(bound(limit, run.seconds, 3) + limit.burst());
        assertThat(run.admitted).isGreaterThan((long) (0.4 * limit.callsPerSecond() * run.seconds));
    }

    @Test
    void withoutRedisAPlanThatWantsNothingUncountedIsRefused() {
        start(1);
        Grant grant = Node.grant(1, WithoutStore.REFUSE, plan(new RateLimit(100, 1)));
        assertThat(nodes.get(0).node().call(grant).passed()).isTrue();

        redis.kill();

        await().atMost(Duration.ofSeconds(5))
                .until(() -> nodes.get(0)
                        .node()
                        .call(grant)
                        .refused()
                        .filter(GatewayRefusal.Unavailable.class::isInstance)
                        .isPresent());
        redis.startAgain();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> nodes.get(0).node().call(grant).passed());
    }

    @Test
    void aQuotaIsNeverOvershotAndUsedToTheLastCall() {
        start(3);
        Grant grant = Node.grant(plan(new Quota(5_000, Period.DAY)));

        long admitted = hammer(grant, RUN).admitted;
        for (int i = 0; i < 5; i++) {
            nodes.forEach(SharingNode::tick);
            pause(1_100);
            admitted += nodes.get(0).node().passing(grant, 5_000);
        }

        assertThat(admitted).isEqualTo(5_000);
    }

    @Test
    void aCounterSurvivesItsNode() {
        start(1);
        Grant grant = Node.grant(plan(new Quota(100, Period.MONTH)));
        assertThat(nodes.get(0).node().passing(grant, 60)).isEqualTo(60);
        nodes.get(0).close();

        SharingNode next = start(1);

        assertThat(next.node().passing(grant, 100)).isEqualTo(40);
    }

    @Test
    void aBalanceIsNeverOverspentByNodesTogether() {
        start(3);
        long credited = 1_000_000;
        Grant grant =
                Node.grant(new AppliedLimit(LimitLevel.APPLICATION, "app", new PrepaidBalance(new Money(credited))));
        AtomicLong spent = new AtomicLong();

        IntStream.range(0, 3_000).parallel().forEach(i -> {
            Node.Call call = nodes.get(i % 3).node().buy(grant, 1_500);
            if (call.passed()) {
                long cost = i % 4 == 0 ? 0 : 500;
                spent.addAndGet(cost);
                call.costs(cost);
            }
        });

        assertThat(spent.get()).isLessThanOrEqualTo(credited).isGreaterThan(credited * 9 / 10);
    }

    private SharingNode start(int count) {
        for (int i = 0; i < count; i++) {
            nodes.add(new SharingNode(postgres, redis.url(), count));
        }
        return nodes.get(nodes.size() - 1);
    }

    private record Run(long admitted, double seconds) {}

    /** Two threads a node call as fast as they can. */
    private Run hammer(Grant grant, Duration time) {
        AtomicLong admitted = new AtomicLong();
        long start = System.nanoTime();
        List<Thread> clients = nodes.stream()
                .flatMap(node -> IntStream.range(0, 2)
                        .mapToObj(i -> new Thread(() -> {
                            while (System.nanoTime() - start < time.toNanos() && node.isAlive()) {
                                if (node.node().call(grant).passed()) {
                                    admitted.incrementAndGet();
                                } else {
                                    pause(1);
                                }
                            }
                        })))
                .toList();
        clients.forEach(Thread::start);
        clients.forEach(SharedLimitsTest::join);
        return new Run(admitted.get(), (System.nanoTime() - start) / 1e9);
    }

    /** What the README states. */
    private static long bound(Limit limit, double seconds, int nodes) {
        return (long) (limit.most() + Bandwidths.callsPerSecond(limit) * seconds + nodes * RateTerms.mostHeld(limit));
    }

    private static AppliedLimit plan(Limit limit) {
        return new AppliedLimit(LimitLevel.PLAN, "standard", limit);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
