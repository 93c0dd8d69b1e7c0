package io.hefu.billing.simulation;

import io.hefu.billing.agreement.AgreementTerms;
import io.hefu.billing.agreement.Portion;
import io.hefu.billing.agreement.Remainder;
import io.hefu.billing.agreement.Split;
import io.hefu.billing.agreement.Step;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must come of the calls, kept beside the module and in another way: call by call, in plain sums, without batches,
 * tallies or a database.
 */
final class Account {

    record Price(String operation, Instant from, Money perUnit) {}

    record Call(UsageRecord record, Optional<Result> result) {}

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Map<CallId, Call> calls = new LinkedHashMap<>();
    private final List<Price> prices = new ArrayList<>();
    private final List<AgreementTerms> agreements = new ArrayList<>();
    int contradictions;

    void price(String operation, Instant from, Money perUnit) {
        prices.add(new Price(operation, from, perUnit));
    }

    void agree(AgreementTerms terms) {
        agreements.add(terms);
    }

    void begun(UsageRecord record) {
        calls.put(record.call(), new Call(record, Optional.empty()));
    }

    void answered(UsageRecord record, Result result) {
        calls.put(record.call(), new Call(record, Optional.of(result)));
    }

    int calls() {
        return calls.size();
    }

    List<Call> answered() {
        return calls.values().stream().filter(call -> call.result().isPresent()).toList();
    }

    Map<String, Long> microYuanByCall() {
        Map<String, Long> costs = new HashMap<>();
        answered()
                .forEach(call ->
                        costs.put(call.record().call().toString(), cost(call).microYuan()));
        return costs;
    }

    long answered(ApplicationId application, YearMonth month) {
        return of(application, month).size();
    }

    Money cost(ApplicationId application, YearMonth month) {
        return of(application, month).stream().map(this::cost).reduce(Money.ZERO, Money::plus);
    }

    Money cost() {
        return answered().stream().map(this::cost).reduce(Money.ZERO, Money::plus);
    }

    /** The exact share of a party in micro-yuan, fractions and all. */
    BigDecimal exactShare(OrganisationId party) {
        return answered().stream()
                .map(call -> BigDecimal.valueOf(cost(call).microYuan())
                        .multiply(BigDecimal.valueOf(basisPoints(party, call.record())))
                        .movePointLeft(4))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Call> of(ApplicationId application, YearMonth month) {
        return answered().stream()
                .filter(call -> call.record().application().equals(application))
                .filter(call -> YearMonth.from(call.record().receivedAt().atZone(SHANGHAI))
                        .equals(month))
                .toList();
    }

    private Money cost(Call call) {
        Result result = call.result().orElseThrow();
        if (!result.billable() || call.record().environment() == Environment.SANDBOX) {
            return Money.ZERO;
        }
        Money perUnit = Money.ZERO;
        for (Price price : prices) {
            if (price.operation().equals(call.record().operation())
                    && !price.from().isAfter(call.record().receivedAt())) {
                perUnit = price.perUnit();
            }
        }
        return perUnit.times(result.units());
    }

    private int basisPoints(OrganisationId wanted, UsageRecord record) {
        int basisPoints = 0;
        for (AgreementTerms terms : agreements) {
            if (terms.api().equals(record.api()) && !terms.effectiveFrom().isAfter(record.receivedAt())) {
                basisPoints = basisPoints(wanted, terms.waterfall().steps());
            }
        }
        return basisPoints;
    }

    /** Of terms that are percentages and a remainder. */
    private static int basisPoints(OrganisationId wanted, List<Step> steps) {
        int left = 10_000;
        int own = 0;
        for (Step step : steps) {
            if (step instanceof Split split) {
                for (Portion portion : split.portions()) {
                    left -= portion.basisPoints();
                    own += portion.party().equals(wanted) ? portion.basisPoints() : 0;
                }
            } else if (step instanceof Remainder remainder && remainder.party().equals(wanted)) {
                own += left;
            }
        }
        return own;
    }
}
