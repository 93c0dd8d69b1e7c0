package io.hefu.billing.rating;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.books.Books;
import io.hefu.billing.correction.Correction.Developer;
import io.hefu.billing.pricing.Used;
import io.hefu.billing.rating.Verdict.Charged;
import io.hefu.billing.rating.Verdict.Suspended;
import io.hefu.billing.statement.AgreementRef;
import io.hefu.billing.statement.LineKey;
import io.hefu.billing.tally.TallyKey;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
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

    /** @param late the call, where its month is closed */
    private record SumKey(LineKey line, Optional<CallId> late) {}

    /** A sum while calls are added to it. */
    private static final class Sum {

        private final UUID transaction;
        private final LineKey line;
        private final LocalDate bookedOn;
        private final Agreement agreement;
        private final AnsweredUsage first;
        private final Map<OrganisationId, Money> owed = new LinkedHashMap<>();
        private long calls;
        private long units;
        private Money gross = Money.ZERO;

        Sum(UUID transaction, LineKey line, LocalDate bookedOn, Agreement agreement, AnsweredUsage first) {
            this.transaction = transaction;
            this.line = line;
            this.bookedOn = bookedOn;
            this.agreement = agreement;
            this.first = first;
        }

        void add(AnsweredUsage usage, Money callGross) {
            calls++;
            units = Math.addExact(units, usage.units());
            gross = gross.plus(callGross);
            owed.merge(usage.key().organisation(), callGross, Money::plus);
        }

        SharedRevenue revenue() {
            Developer developer =
                    new Developer(first.key().organisation(), first.key().application());
            return new SharedRevenue(
                    transaction, line, bookedOn, agreement, first.call(), developer, calls, units, gross, owed);
        }
    }

    /** Clocks of gateways may be ahead by so much. */
    private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    private final UsedSoFar used;
    private final Books books;
    private final Instant notAfter;
    private final Supplier<UUID> ids;
    private final List<RatedLine> lines = new ArrayList<>();
    private final List<SuspendedUsage> suspended = new ArrayList<>();
    private final Map<TallyKey, CostTally> costs = new LinkedHashMap<>();
    private final Map<SumKey, Sum> sums = new LinkedHashMap<>();

    private RatingRun(UsedSoFar used, Books books, Instant now, Supplier<UUID> ids) {
        this.used = used;
        this.books = books;
        this.notAfter = now.plus(MOST_AHEAD);
        this.ids = ids;
    }

    /** @param used before these calls, and after them when they are rated */
    static RatingRun of(
            List<AnsweredUsage> usages, Tariff tariff, UsedSoFar used, Books books, Instant now, Supplier<UUID> ids) {
        RatingRun run = new RatingRun(used, books, now, ids);
        usages.forEach(usage -> run.take(usage, run.verdict(usage, tariff)));
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
    List<SharedRevenue> sums() {
        return sums.values().stream().map(Sum::revenue).toList();
    }

    /** What would change an old month, or one that has not come, waits for people, unless they have looked at it. */
    private Verdict verdict(AnsweredUsage usage, Tariff tariff) {
        if (!usage.released() && books.isTooLate(YearMonth.from(usage.key().businessDate()))) {
            return new Suspended(SuspenseReason.TOO_LATE);
        }
        if (!usage.released() && usage.receivedAt().isAfter(notAfter)) {
            return new Suspended(SuspenseReason.FROM_THE_FUTURE);
        }
        return tariff.rate(usage, used);
    }

    /** What has been used by now, where prices count that. */
    Map<CountedUse, Used> used() {
        return used.all();
    }

    private void take(AnsweredUsage usage, Verdict verdict) {
        if (verdict instanceof Suspended held) {
            suspended.add(new SuspendedUsage(usage.call(), held.reason()));
        } else if (verdict instanceof Charged charged) {
            charge(usage, charged);
        } else {
            add(usage, Optional.empty(), Optional.empty(), Money.ZERO, Optional.empty());
        }
    }

    private void charge(AnsweredUsage usage, Charged charged) {
        charged.counted().ifPresent(use -> used.add(use, Used.call(usage.units())));
        Optional<UUID> transaction = charged.agreement()
                .map(agreement -> share(usage, agreement, charged.gross()))
                .filter(id -> !charged.gross().equals(Money.ZERO));
        Optional<Integer> priceVersion = Optional.of(charged.priceVersion());
        add(usage, priceVersion, charged.agreement(), charged.gross(), transaction);
    }

    /** @return names the posting of the sum it is added to */
    private UUID share(AnsweredUsage usage, Agreement agreement, Money gross) {
        AgreementRef ref = new AgreementRef(agreement.terms().agreement(), agreement.version());
        LocalDate businessDate = usage.key().businessDate();
        LineKey line = new LineKey(ref, usage.key().api(), usage.key().operation(), businessDate);
        boolean late = books.isClosed(YearMonth.from(businessDate));
        SumKey key = new SumKey(line, late ? Optional.of(usage.call()) : Optional.empty());
        // A late call's correction has the call's own id.
        Sum sum = sums.computeIfAbsent(
                key,
                first -> new Sum(
                        late ? usage.call().value() : ids.get(), line, books.bookedOn(businessDate), agreement, usage));
        sum.add(usage, gross);
        return sum.transaction;
    }

    private void add(
            AnsweredUsage usage,
            Optional<Integer> priceVersion,
            Optional<Agreement> agreement,
            Money gross,
            Optional<UUID> transaction) {
        LocalDate bookedOn = books.bookedOn(usage.key().businessDate());
        lines.add(new RatedLine(usage.call(), bookedOn, priceVersion, agreement, gross, transaction));
        costs.merge(usage.key(), new CostTally(usage.key(), 1, gross), CostTally::plus);
    }
}
