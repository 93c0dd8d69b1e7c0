package io.hefu.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.hosting.ProxyPolicy.Canary;
import io.hefu.core.hosting.ProxyPolicy.HeaderMatch;
import io.hefu.core.hosting.ProxyPolicy.HealthCheck;
import io.hefu.core.identity.ApplicationId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Balancing, canary, health, retries: the rules, without a network. */
class ChoiceTest {

    private static final Map<String, Integer> WEIGHTS = Map.of("a", 5, "b", 1, "c", 1, "d", 0);

    private final SmoothBalancer<String> balancer = new SmoothBalancer<>(List.of("a", "b", "c", "d"), WEIGHTS::get);

    @Test
    void weightsAreKeptAndSpreadEvenly() {
        String chosen =
                Stream.generate(() -> balancer.next(any -> true)).limit(14).collect(Collectors.joining());

        assertThat(chosen).isEqualTo("aabacaaaabacaa");
    }

    @Test
    void whatCannotBeChosenIsLeftOut() {
        assertThat(Stream.generate(() -> balancer.next(one -> !one.equals("a"))).limit(4))
                .containsExactly("b", "c", "b", "c");
        assertThat(balancer.next(one -> one.equals("d")))
                .as("no weight, no calls")
                .isNull();
        assertThat(new SmoothBalancer<String>(List.of(), any -> 1).next(any -> true))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 50, 100})
    void aShareOfApplicationsGoesToTheCanaryAlwaysTheSame(int percent) {
        CanaryShare share = new CanaryShare(new Canary(percent, Optional.empty()), "/offers/v1");
        Random random = new Random(percent);
        List<ApplicationId> applications = IntStream.range(0, 10_000)
                .mapToObj(i -> new ApplicationId(new UUID(random.nextLong(), random.nextLong())))
                .toList();

        long taken = applications.stream()
                .filter(one -> share.takes(one, name -> null))
                .count();
        assertThat(taken / 100.0).isBetween(percent - 1.5, percent + 1.5);
        assertThat(applications).allMatch(one -> share.takes(one, name -> null) == share.takes(one, name -> null));
    }

    @Test
    void idsThatDifferLittleAreSharedAllTheSame() {
        CanaryShare share = new CanaryShare(new Canary(50, Optional.empty()), "/offers/v1");

        long taken = IntStream.range(0, 1_000)
                .filter(i -> share.takes(new ApplicationId(new UUID(0, i)), name -> null))
                .count();
        assertThat(taken).isBetween(430L, 570L);
    }

    @Test
    void aCallThatAsksForTheCanaryGetsItWhateverTheShare() {
        CanaryShare share =
                new CanaryShare(new Canary(0, Optional.of(new HeaderMatch("X-Canary", "yes"))), "/offers/v1");
        ApplicationId application = new ApplicationId(new UUID(0, 1));

        assertThat(share.takes(application, Map.of("X-Canary", "yes")::get)).isTrue();
        assertThat(share.takes(application, Map.of("X-Canary", "no")::get)).isFalse();
        assertThat(share.takes(application, Map.<String, String>of()::get)).isFalse();
    }

    @Test
    void healthChangesOnlyAfterSeveralChecksInARow() {
        Health health = new Health(new HealthCheck("/health", Duration.ofSeconds(1), 3, 2));

        assertThat(health.isHealthy()).isTrue();
        Stream.of(false, false, true, false, false).forEach(health::checked);
        assertThat(health.isHealthy()).isTrue();
        assertThat(health.checked(false)).as("the verdict changed").isTrue();
        assertThat(health.isHealthy()).isFalse();
        Stream.of(true, false, true).forEach(health::checked);
        assertThat(health.isHealthy()).isFalse();
        health.checked(true);
        assertThat(health.isHealthy()).isTrue();
    }

    @Test
    void retriesAreAPartOfTheCallsAndFewAreSavedUp() {
        RetryBudget budget = new RetryBudget(20);
        assertThat(Stream.generate(budget::takeRetry).limit(5)).containsExactly(true, true, true, false, false);
        IntStream.range(0, 5).forEach(call -> budget.called());
        assertThat(budget.takeRetry()).isTrue();
        assertThat(budget.takeRetry()).isFalse();

        IntStream.range(0, 100_000).forEach(call -> budget.called());
        assertThat(Stream.generate(budget::takeRetry).limit(100).filter(taken -> taken))
                .hasSize(10);
        assertThat(new RetryBudget(0).takeRetry()).isFalse();
    }
}
