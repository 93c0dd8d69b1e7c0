package io.hefu.billing.rating;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.AgreementBook;
import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.books.Books;
import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.correction.Correction;
import io.hefu.billing.pricing.PriceBook;
import io.hefu.billing.statement.AgreementRef;
import io.hefu.billing.statement.LineKey;
import io.hefu.billing.tally.TallyKey;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Rating with maps for tables: the same rules, and transactions that can be lost. */
public final class RatingInMemory {

    /** An answered call. */
    public record Usage(UsageRecord record, Result result) {}

    /** A rated call. */
    public record Line(
            UsageRecord record,
            Result result,
            LocalDate bookedOn,
            int priceVersion,
            Optional<AgreementRef> agreement,
            Money gross) {}

    /** What a sum of calls brings a party. */
    public record Share(
            OrganisationId party,
            LocalDate bookedOn,
            LineKey line,
            long calls,
            long units,
            Money gross,
            Money share,
            Map<String, Money> clauses) {}

    /** What rating some calls comes to, not committed yet. */
    public record Run(
            List<Line> lines,
            List<Usage> suspended,
            List<Share> shares,
            List<Correction> corrections,
            Runnable commit) {}

    private final Supplier<UUID> ids;
    private final Map<ProgressKey, Cumulative> progress = new HashMap<>();

    public RatingInMemory(Supplier<UUID> ids) {
        this.ids = ids;
    }

    public Run rate(List<Usage> usages, PriceBook prices, AgreementBook agreements, Books books, Instant now) {
        Map<CallId, Usage> byCall = new HashMap<>();
        usages.forEach(usage -> byCall.put(usage.record().call(), usage));
        RatingRun run = RatingRun.of(
                usages.stream().map(RatingInMemory::answered).toList(),
                new Tariff(prices, agreements),
                new UsedSoFar(Map.of()),
                books,
                now,
                ids);
        Sharing sharing = Sharing.of(run.sums(), progress);
        Map<ProgressKey, Cumulative> added = Sharing.added(run.sums());
        return new Run(
                run.lines().stream()
                        .map(line -> line(line, byCall.get(line.call())))
                        .toList(),
                run.suspended().stream().map(held -> byCall.get(held.call())).toList(),
                sharing.shares().stream().map(RatingInMemory::share).toList(),
                sharing.corrections(),
                () -> added.forEach((key, more) -> progress.merge(key, more, Cumulative::plus)));
    }

    /** What came in under a version in a month. */
    public Cumulative progress(Agreement agreement, YearMonth month) {
        return progress.getOrDefault(ProgressKey.of(agreement, month.atDay(1)), Cumulative.NOTHING);
    }

    /** From now on the month is a closed one. */
    public void close(Agreement agreement, YearMonth month) {
        progress.put(
                ProgressKey.of(agreement, month.atDay(1)),
                progress(agreement, month).closed());
    }

    private static AnsweredUsage answered(Usage usage) {
        UsageRecord record = usage.record();
        TallyKey key = new TallyKey(
                BusinessCalendar.dateOf(record.receivedAt()),
                record.organisation(),
                record.application(),
                record.environment(),
                record.api(),
                record.operation());
        return new AnsweredUsage(
                record.call(),
                key,
                record.receivedAt(),
                record.plan(),
                usage.result().billable(),
                usage.result().units(),
                false);
    }

    private static Line line(RatedLine line, Usage usage) {
        return new Line(
                usage.record(),
                usage.result(),
                line.bookedOn(),
                line.priceVersion().orElse(0),
                line.agreement().map(RatingInMemory::ref),
                line.gross());
    }

    private static Share share(SharedRevenue.Share share) {
        SharedRevenue sum = share.revenue();
        Map<String, Money> clauses = new TreeMap<>();
        share.clauses().forEach((clause, amount) -> clauses.put(clause.number(), amount));
        return new Share(
                share.party(),
                sum.bookedOn(),
                sum.line(),
                sum.calls(),
                sum.units(),
                sum.gross(),
                share.amount(),
                clauses);
    }

    private static AgreementRef ref(Agreement agreement) {
        return new AgreementRef(agreement.terms().agreement(), agreement.version());
    }
}
