package io.hefu.billing.simulation;

import io.hefu.billing.agreement.AgreementTerms;
import io.hefu.billing.agreement.AgreementText;
import io.hefu.checker.agreement.MonthTotals;
import io.hefu.checker.agreement.Reckoning;
import io.hefu.checker.agreement.Terms;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What must come of the calls, kept beside the module and in another way: call by call, in plain sums, without batches,
 * tallies or a database; shares by the checker, which reads the text of the terms.
 */
final class Account {

    record Price(String operation, Instant from, Money perUnit) {}

    record Call(UsageRecord record, Optional<Result> result) {}

    private record Month(AgreementTerms terms, YearMonth month) {}

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

    /**
     * What a party has earned in all months, to the micro-yuan.
     *
     * @param closed months, whose guarantees are decided
     */
    Money share(OrganisationId party, List<YearMonth> closed) {
        BigInteger share = BigInteger.ZERO;
        for (Map.Entry<Month, MonthTotals> month : months(closed).entrySet()) {
            Terms terms = Terms.read(AgreementText.write(month.getKey().terms()));
            Map<UUID, BigInteger> shares = Reckoning.of(terms, month.getValue()).byParty();
            share = share.add(shares.getOrDefault(party.value(), BigInteger.ZERO));
        }
        return new Money(share.longValueExact());
    }

    private Map<Month, MonthTotals> months(List<YearMonth> closed) {
        Map<Month, long[]> sums = new HashMap<>();
        for (YearMonth month : closed) {
            inForceIn(month).forEach(terms -> sums.put(new Month(terms, month), new long[3]));
        }
        for (Call call : answered()) {
            if (isCharged(call)) {
                Month month = new Month(inForce(call.record()), monthOf(call));
                long[] sum = sums.computeIfAbsent(month, none -> new long[3]);
                sum[0] += cost(call).microYuan();
                sum[1]++;
                sum[2] += call.result().orElseThrow().units();
            }
        }
        Map<Month, MonthTotals> months = new HashMap<>();
        sums.forEach((month, sum) -> {
            MonthTotals open = MonthTotals.of(sum[0], sum[1], sum[2]);
            months.put(month, closed.contains(month.month()) ? closed(open) : open);
        });
        return months;
    }

    private static MonthTotals closed(MonthTotals open) {
        return new MonthTotals(open.gross(), open.calls(), open.units(), Map.of(), Map.of(), Map.of(), true);
    }

    /** Of each agreement the versions that some instant of the month is under. */
    private List<AgreementTerms> inForceIn(YearMonth month) {
        Instant begin = month.atDay(1).atStartOfDay(SHANGHAI).toInstant();
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(SHANGHAI).toInstant();
        return agreements.stream()
                .filter(terms -> terms.effectiveFrom().isBefore(end))
                .filter(terms -> agreements.stream()
                        .noneMatch(later -> later.agreement().equals(terms.agreement())
                                && later.effectiveFrom().isAfter(terms.effectiveFrom())
                                && !later.effectiveFrom().isAfter(begin)))
                .toList();
    }

    private AgreementTerms inForce(UsageRecord record) {
        return agreements.stream()
                .filter(terms -> terms.api().equals(record.api()))
                .filter(terms -> !terms.effectiveFrom().isAfter(record.receivedAt()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private List<Call> of(ApplicationId application, YearMonth month) {
        return answered().stream()
                .filter(call -> call.record().application().equals(application))
                .filter(call -> monthOf(call).equals(month))
                .toList();
    }

    private static YearMonth monthOf(Call call) {
        return YearMonth.from(call.record().receivedAt().atZone(SHANGHAI));
    }

    private static boolean isCharged(Call call) {
        return call.result().orElseThrow().billable() && call.record().environment() == Environment.LIVE;
    }

    private Money cost(Call call) {
        if (!isCharged(call)) {
            return Money.ZERO;
        }
        Money perUnit = Money.ZERO;
        for (Price price : prices) {
            if (price.operation().equals(call.record().operation())
                    && !price.from().isAfter(call.record().receivedAt())) {
                perUnit = price.perUnit();
            }
        }
        return perUnit.times(call.result().orElseThrow().units());
    }
}
