package io.hefu.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.ConcurrencyLimit;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.Limit;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.Quota.Period;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.entitlement.SpikeArrest;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.gateway.exchange.LimitReached;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {

    private final Node node = new Node();

    @Test
    void aBurstPassesThenTheRateHolds() {
        Grant grant = Node.grant(plan(new RateLimit(10, 20)));

        assertThat(node.passing(grant, 100)).isEqualTo(20);
        node.limits.pass(Duration.ofMillis(500));
        assertThat(node.passing(grant, 100)).isEqualTo(5);
    }

    @Test
    void aSpikeIsArrestedAtATenthOfASecond() {
        Grant grant = Node.grant(plan(new SpikeArrest(100)));

        assertThat(node.passing(grant, 1_000)).isEqualTo(10);
        node.limits.pass(Duration.ofMillis(50));
        assertThat(node.passing(grant, 1_000)).isEqualTo(5);
    }

    @Test
    void callsUnderWayMakeRoomWhenTheyEnd() {
        Grant grant = Node.grant(plan(new ConcurrencyLimit(2)));
        Node.Call first = node.call(grant);
        Node.Call second = node.call(grant);

        assertThat(node.call(grant).reached()).contains("plan-concurrency");
        first.end();
        assertThat(node.call(grant).passed()).isTrue();
        second.end();
    }

    @Test
    void aCallThatOneLimitRefusesCostsNothingOfTheOthers() {
        Grant grant = Node.grant(
                plan(new RateLimit(1_000, 1_000)),
                plan(new Quota(10, Period.DAY)),
                new AppliedLimit(LimitLevel.OPERATOR, "all", new SpikeArrest(10)));

        assertThat(node.passing(grant, 500)).isEqualTo(1);
        node.limits.pass(Duration.ofMillis(100));
        assertThat(node.call(grant).remaining())
                .containsEntry("plan-rate", 999L)
                .containsEntry("plan-quota-day", 8L);
    }

    @Test
    void aHeavyCallCountsAsManyAgainstRatesAndQuotas() {
        Grant grant = Node.heavy(5, plan(new RateLimit(10, 20)), plan(new Quota(12, Period.MONTH)));

        assertThat(node.passing(grant, 10)).isEqualTo(2);
        assertThat(node.call(grant).reached()).contains("plan-quota-month");
    }

    @Test
    void aWeightAboveTheBurstTakesAllOfIt() {
        Grant grant = Node.heavy(50, plan(new RateLimit(10, 20)));

        assertThat(node.passing(grant, 10)).isEqualTo(1);
        node.limits.pass(Duration.ofSeconds(2));
        assertThat(node.passing(grant, 10)).isEqualTo(1);
    }

    @Test
    void limitsOfOtherApisAndOperationsDoNotHoldTheCall() {
        Grant grant = Node.grant(
                new AppliedLimit(LimitLevel.PRODUCT, "other", new Quota(1, Period.DAY)),
                new AppliedLimit(LimitLevel.OPERATION, "echo:makeEcho", new Quota(1, Period.DAY)),
                new AppliedLimit(LimitLevel.PRODUCT, "echo", new Quota(7, Period.DAY)),
                new AppliedLimit(LimitLevel.OPERATION, "echo:listEchoes", new Quota(5, Period.DAY)));

        assertThat(node.passing(grant, 10)).isEqualTo(5);
        assertThat(node.call(grant).reached()).contains("operation-quota-day");
    }

    @Test
    void theRefusalNamesTheLimitThatHoldsLongest() {
        Grant grant = Node.grant(plan(new RateLimit(1, 1)), plan(new Quota(1, Period.MONTH)));
        node.call(grant);

        LimitReached reached = node.call(grant).refusal();

        assertThat(reached.code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
        assertThat(reached.message()).contains("1 calls a month").contains("2026-12-01");
        assertThat(reached.retryAfter().orElseThrow()).isGreaterThan(Duration.ofDays(8));
    }

    @Test
    void aChangedLimitAppliesFromTheNextCall() {
        node.passing(Node.grant(plan(new RateLimit(10, 10)), plan(new Quota(10, Period.DAY))), 10);
        node.limits.pass(Duration.ofSeconds(1));

        Grant raised = Node.grant(plan(new RateLimit(100, 100)), plan(new Quota(30, Period.DAY)));
        assertThat(node.passing(raised, 200)).isEqualTo(20);
        Grant lowered = Node.grant(plan(new RateLimit(5, 5)), plan(new Quota(10, Period.DAY)));
        assertThat(node.passing(lowered, 200)).isZero();
    }

    @Test
    void aQuotaIsThereAgainInTheNextPeriod() {
        Grant grant = Node.grant(plan(new Quota(3, Period.DAY)));
        assertThat(node.passing(grant, 10)).isEqualTo(3);

        node.limits.pass(Duration.ofHours(6));

        assertThat(node.passing(grant, 10)).isEqualTo(3);
    }

    @Test
    void neverMoreThanTheQuotaPassesHoweverManyAskAtOnce() {
        Grant grant = Node.grant(plan(new Quota(1_000, Period.DAY)));

        assertThat(node.passingInParallel(grant, 20_000)).isEqualTo(1_000);
    }

    /** Against a model that counts with plain numbers: the same calls pass, for the same reason. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void admissionAgreesWithASimpleModel(long seed) {
        Random random = new Random(seed);
        int rate = 1 + random.nextInt(20);
        int burst = 1 + random.nextInt(40);
        int concurrency = 1 + random.nextInt(5);
        long quota = 1 + random.nextInt(200);
        int weight = 1 + random.nextInt(3);
        Grant grant = Node.heavy(
                weight,
                plan(new RateLimit(rate, burst)),
                plan(new ConcurrencyLimit(concurrency)),
                plan(new Quota(quota, Period.MONTH)));
        Model model = new Model(rate, burst, concurrency, quota, Math.min(weight, burst), weight);
        List<Node.Call> underWay = new ArrayList<>();
        for (int step = 0; step < 2_000; step++) {
            int choice = random.nextInt(10);
            if (choice < 2) {
                int millis = random.nextInt(200);
                node.limits.pass(Duration.ofMillis(millis));
                model.pass(millis);
            } else if (choice < 4 && !underWay.isEmpty()) {
                underWay.remove(random.nextInt(underWay.size())).end();
                model.end();
            } else {
                Node.Call call = node.call(grant);
                assertThat(call.passed()).as("step %d of seed %d", step, seed).isEqualTo(model.call());
                if (call.passed()) {
                    underWay.add(call);
                }
            }
        }
        assertThat(model.passed).isPositive();
    }

    private static AppliedLimit plan(Limit limit) {
        return new AppliedLimit(LimitLevel.PLAN, "standard", limit);
    }

    /** Tokens in thousandths, so that a millisecond refills a whole number of them. */
    private static final class Model {
        private final int rate;
        private final long burst;
        private final int concurrency;
        private final long quota;
        private final long rateWeight;
        private final long quotaWeight;
        private long tokens;
        private int underWay;
        private long used;
        private int passed;

        Model(int rate, int burst, int concurrency, long quota, long rateWeight, long quotaWeight) {
            this.rate = rate;
            this.burst = burst * 1_000L;
            this.concurrency = concurrency;
            this.quota = quota;
            this.rateWeight = rateWeight * 1_000;
            this.quotaWeight = quotaWeight;
            this.tokens = this.burst;
        }

        void pass(int millis) {
            tokens = Math.min(burst, tokens + (long) millis * rate);
        }

        void end() {
            underWay--;
        }

        boolean call() {
            if (tokens < rateWeight || underWay >= concurrency || used + quotaWeight > quota) {
                return false;
            }
            tokens -= rateWeight;
            underWay++;
            used += quotaWeight;
            passed++;
            return true;
        }
    }
}
