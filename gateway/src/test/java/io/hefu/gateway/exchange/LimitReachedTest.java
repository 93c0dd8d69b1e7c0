package io.hefu.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.ConcurrencyLimit;
import io.hefu.core.entitlement.Limit;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.PrepaidBalance;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.Quota.Period;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.entitlement.SpendCap;
import io.hefu.core.entitlement.SpikeArrest;
import io.hefu.core.money.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LimitReachedTest {

    static Stream<Arguments> limits() {
        return Stream.of(
                //        level                   limit                                       status  says
                //  policy
                arguments(LimitLevel.OPERATOR, new SpikeArrest(7), 429, "The platform takes 7 calls", ";q=7;w=1"),
                arguments(LimitLevel.PRODUCT, new RateLimit(7, 9), 429, "The API allows 7 calls", ";q=7;w=1"),
                arguments(
                        LimitLevel.OPERATION,
                        new ConcurrencyLimit(7),
                        429,
                        "The operation allows 7 calls at the same time",
                        ";q=7;qu=\"concurrent-requests\""),
                arguments(
                        LimitLevel.PLAN,
                        new Quota(7, Period.DAY),
                        429,
                        "The plan allows 7 calls a day",
                        ";q=7;w=86400"),
                arguments(
                        LimitLevel.APPLICATION,
                        new SpendCap(Money.ofYuan("7"), Period.MONTH),
                        429,
                        "The application may spend 7.000000 CNY a month",
                        ";q=7000000;qu=\"micro-yuan\";w=2592000"),
                arguments(
                        LimitLevel.APPLICATION,
                        new PrepaidBalance(Money.ofYuan("7")),
                        402,
                        "The application has less prepaid balance",
                        ";q=7000000;qu=\"micro-yuan\""));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("limits")
    void aRefusalNamesTheLimitAndItsLevel(
            LimitLevel level, Limit limit, int status, String says, String policyParameters) {
        AppliedLimit applied = new AppliedLimit(level, "it", limit);
        LimitReached reached =
                new LimitReached(applied, Optional.of(Duration.ofSeconds(3)), Optional.of(LocalDate.of(2026, 12, 1)));

        assertThat(reached.code().status()).isEqualTo(status);
        assertThat(reached.message()).startsWith(says).endsWith(" Limit: " + applied.name() + ".");
        assertThat(RateLimitHeaders.policy(applied)).isEqualTo("\"" + applied.name() + "\"" + policyParameters);
    }
}
