package io.hefu.billing.rerating;

import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.agreement.Distribution;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.correction.Correction;
import io.hefu.billing.correction.CorrectionParts;
import io.hefu.billing.pricing.PriceBook;
import io.hefu.billing.pricing.PriceVersion;
import io.hefu.billing.pricing.Used;
import io.hefu.billing.rating.CountedUse;
import io.hefu.billing.rating.ProgressKey;
import io.hefu.billing.statement.AgreementRef;
import io.hefu.billing.statement.CorrectionReason;
import io.hefu.billing.statement.LineKey;
import io.hefu.core.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Charges calls anew. Pure: it starts from what has been used and has come in so far, and moves that on call by call; what
 * comes of it is for others to keep.
 */
final class Recharge {

    /**
     * Whose it is and who decided.
     *
     * @param id so that the same difference has the same id whenever it is reckoned
     */
    record Decision(UUID id, String reason, List<String> decidedBy) {

        Decision {
            decidedBy = List.copyOf(decidedBy);
        }
    }

    private final ReratingOrder order;
    private final Decision decision;
    private final PriceBook prices;
    private final Map<AgreementRef, Waterfall> agreements;
    private final Map<CountedUse, Used> used;
    private final Map<ProgressKey, Cumulative> progress;
    private final Map<ProgressKey, Cumulative> added = new HashMap<>();
    private final List<Move> moves = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();

    /**
     * @param used so far, where prices count that; nothing where there is no entry
     * @param progress so far; nothing where there is no entry
     */
    Recharge(
            ReratingOrder order,
            Decision decision,
            PriceBook prices,
            Map<AgreementRef, Waterfall> agreements,
            Map<CountedUse, Used> used,
            Map<ProgressKey, Cumulative> progress) {
        this.order = order;
        this.decision = decision;
        this.prices = prices;
        this.agreements = agreements;
        this.used = new HashMap<>(used);
        this.progress = new HashMap<>(progress);
    }

    /** Which counts of use some holdings would move. */
    static Set<CountedUse> counted(ReratingOrder order, PriceBook prices, Collection<Holding> holdings) {
        Set<CountedUse> counted = new HashSet<>();
        for (Holding holding : holdings) {
            Pot to = order.target(holding.pot());
            if (to.priceVersion() != holding.pot().priceVersion()) {
                for (Pot pot : List.of(holding.pot(), to)) {
                    PriceVersion price = price(prices, holding.line(), pot);
                    if (price.model().countsTheMonth()) {
                        counted.add(use(holding.line(), price));
                    }
                }
            }
        }
        return counted;
    }

    /** Which months of agreements some holdings would move. */
    static Set<ProgressKey> months(ReratingOrder order, Collection<Holding> holdings) {
        Set<ProgressKey> months = new HashSet<>();
        for (Holding holding : holdings) {
            Pot to = order.target(holding.pot());
            if (!to.equals(holding.pot())) {
                months.add(month(holding.line(), holding.pot()));
                months.add(month(holding.line(), to));
            }
        }
        return months;
    }

    /** What was used and came in elsewhere until now, of which nothing was known yet. */
    void learn(Map<CountedUse, Used> moreUsed, Map<ProgressKey, Cumulative> moreProgress) {
        moreUsed.forEach(used::putIfAbsent);
        moreProgress.forEach(progress::putIfAbsent);
    }

    boolean knows(CountedUse use) {
        return used.containsKey(use);
    }

    boolean knows(ProgressKey month) {
        return progress.containsKey(month);
    }

    /** Moves calls to where they are to be, unless they are there already. */
    void take(Holding holding) {
        Pot from = holding.pot();
        Pot to = order.target(from);
        if (to.equals(from)) {
            return;
        }
        Money out = holding.gross();
        Money in = out;
        if (to.priceVersion() != from.priceVersion()) {
            out = takeOut(holding, price(prices, holding.line(), from));
            in = putIn(holding, price(prices, holding.line(), to));
        }
        Line line = holding.line();
        long calls = holding.used().calls();
        long units = holding.used().units();
        moves.add(new Move(line, from, -calls, -units, out.negated()));
        moves.add(new Move(line, to, calls, units, in));
        if (to.agreement().equals(from.agreement())) {
            correct(line, from, to, Cumulative.of(in.minus(out), 0, 0));
        } else {
            correct(line, from, from, Cumulative.of(out.negated(), -calls, -units));
            correct(line, from, to, Cumulative.of(in, calls, units));
        }
    }

    List<Move> moves() {
        return List.copyOf(moves);
    }

    List<Correction> corrections() {
        return List.copyOf(corrections);
    }

    /** By what months of agreements have moved on. */
    Map<ProgressKey, Cumulative> added() {
        return Map.copyOf(added);
    }

    /** What has been used by now, where prices count that. */
    Map<CountedUse, Used> used() {
        return Map.copyOf(used);
    }

    /** Forgets what came of it so far, but not what has been used and has come in. */
    void clear() {
        moves.clear();
        corrections.clear();
        added.clear();
    }

    /** What a price that counts gives for the month, less what it gives without these calls. */
    private Money takeOut(Holding holding, PriceVersion price) {
        if (!price.model().countsTheMonth()) {
            return holding.gross();
        }
        CountedUse use = use(holding.line(), price);
        Used rest = used.getOrDefault(use, Used.NOTHING).minus(holding.used());
        used.put(use, rest);
        return price.model().charge(rest, holding.used());
    }

    private Money putIn(Holding holding, PriceVersion price) {
        if (!price.model().countsTheMonth()) {
            return price.model().charge(Used.NOTHING, holding.used());
        }
        CountedUse use = use(holding.line(), price);
        Used before = used.getOrDefault(use, Used.NOTHING);
        used.put(use, before.plus(holding.used()));
        return price.model().charge(before, holding.used());
    }

    private void correct(Line line, Pot from, Pot at, Cumulative more) {
        ProgressKey month = month(line, at);
        Cumulative before = progress.getOrDefault(month, Cumulative.NOTHING);
        Cumulative after = before.plus(more);
        Distribution difference = agreements.get(at.agreement()).post(before, after);
        progress.put(month, after);
        added.merge(month, more, Cumulative::plus);
        var parts = CorrectionParts.of(difference);
        boolean isNothing = parts.isEmpty() && more.equals(Cumulative.NOTHING);
        if (!isNothing) {
            corrections.add(new Correction(
                    id(line, from, at),
                    CorrectionReason.RERATED,
                    month.month().toString(),
                    new LineKey(at.agreement(), line.price().api(), line.price().operation(), line.businessDate()),
                    Optional.empty(),
                    Optional.of(new Correction.Developer(line.organisation(), line.application())),
                    more.calls(),
                    more.units(),
                    more.gross(),
                    parts,
                    decision.reason(),
                    decision.decidedBy()));
        }
    }

    private UUID id(Line line, Pot from, Pot at) {
        String name = decision.id() + "/" + line.application() + "/" + line.price() + "/" + line.businessDate() + "/"
                + from + "/" + at;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static ProgressKey month(Line line, Pot pot) {
        return new ProgressKey(
                pot.agreement().agreement(), pot.agreement().version(), YearMonth.from(line.businessDate()));
    }

    private static CountedUse use(Line line, PriceVersion price) {
        return CountedUse.of(line.application(), price, line.businessDate());
    }

    private static PriceVersion price(PriceBook prices, Line line, Pot pot) {
        return prices.version(line.price(), pot.priceVersion()).orElseThrow();
    }
}
