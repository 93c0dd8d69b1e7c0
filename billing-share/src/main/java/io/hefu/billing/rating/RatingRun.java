package io.hefu.billing.rating;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.pricing.Used;
import io.hefu.billing.rating.Verdict.Charged;
import io.hefu.billing.rating.Verdict.Suspended;
import io.hefu.billing.tally.TallyKey;
import io.hefu.core.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What rating some calls together comes to. Each becomes one line or is suspended; the lines' gross is shared in sums. */
final class RatingRun {

    private record SumKey(TallyKey key, String agreement, int version) {}

    private final UsedSoFar used;
    private final Supplier<UUID> ids;
    private final List<RatedLine> lines = new ArrayList<>();
    private final List<SuspendedUsage> suspended = new ArrayList<>();
    private final Map<TallyKey, CostTally> costs = new LinkedHashMap<>();
    private final Map<SumKey, SharedRevenue> sums = new LinkedHashMap<>();

    private RatingRun(UsedSoFar used, Supplier<UUID> ids) {
        this.used = used;
        this.ids = ids;
    }

    /** @param used before these calls, and after them when they are rated */
    static RatingRun of(List<AnsweredUsage> usages, Tariff tariff, UsedSoFar used, Supplier<UUID> ids) {
        RatingRun run = new RatingRun(used, ids);
        usages.forEach(usage -> run.take(usage, tariff.rate(usage, used)));
        return run;
    }

    List<RatedLine> lines() {
        return lines;
    }

    List<SuspendedUsage> suspended() {
        return suspended;
    }

    Collection<CostTally> costs() {
        return costs.values();
    }

    /** What is to be shared. */
    Collection<SharedRevenue> sums() {
        return sums.values();
    }

    private void take(AnsweredUsage usage, Verdict verdict) {
        if (verdict instanceof Suspended held) {
            suspended.add(new SuspendedUsage(usage.call(), held.reason()));
        } else if (verdict instanceof Charged charged) {
            charge(usage, charged);
        } else {
            add(usage, new RatedLine(usage.call(), Optional.empty(), Optional.empty(), Money.ZERO, Optional.empty()));
        }
    }

    private void charge(AnsweredUsage usage, Charged charged) {
        charged.counted().ifPresent(use -> used.add(use, Used.call(usage.units())));
        Optional<UUID> transaction = charged.agreement()
                .map(agreement -> share(usage, agreement, charged.gross()))
                .map(SharedRevenue::transaction)
                .filter(id -> !charged.gross().equals(Money.ZERO));
        Optional<Integer> priceVersion = Optional.of(charged.priceVersion());
        add(usage, new RatedLine(usage.call(), priceVersion, charged.agreement(), charged.gross(), transaction));
    }

    private SharedRevenue share(AnsweredUsage usage, Agreement agreement, Money gross) {
        SumKey key = new SumKey(usage.key(), agreement.terms().agreement(), agreement.version());
        SharedRevenue before = sums.getOrDefault(
                key, new SharedRevenue(ids.get(), usage.key(), agreement, usage.call(), 0, 0, Money.ZERO));
        SharedRevenue after = before.plus(gross, usage.units());
        sums.put(key, after);
        return after;
    }

    private void add(AnsweredUsage usage, RatedLine line) {
        lines.add(line);
        costs.merge(usage.key(), new CostTally(usage.key(), 1, line.gross()), CostTally::plus);
    }
}
