package io.hefu.billing.bisection;

import io.hefu.billing.books.BooksStore;
import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.settlement.StatedCallStore;
import io.hefu.billing.statement.CallLeaf;
import io.hefu.billing.statement.Leaf;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.reconciliation.SubtotalComparisons;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Our own totals by the minute: of each closed day counted once from its leaves, and kept. */
@Singleton
public class SubtotalStore implements SubtotalComparisons {

    private static final String SHARE = "SHARE";

    private static final String KNOWN =
            "select * from billing.stated_minutes where party = $1 and business_date = any($2)";

    private static final String KEEP = """
            insert into billing.stated_minutes (party, business_date, calls, gross_micro_yuan, share_micro_yuan)
            values ($1, $2, $3, $4, $5)
            on conflict do nothing""";

    /** Where the leaves of statements are read. */
    @FunctionalInterface
    public interface StatedCalls {

        Uni<Void> leaves(OrganisationId party, LocalDate day, Consumer<Leaf> sink);
    }

    private final Pool pool;
    private final StatedCalls stated;
    private final BooksStore books = new BooksStore();

    @Inject
    public SubtotalStore(Pool pool, StatedCallStore stated) {
        this(pool, stated::leaves);
    }

    public SubtotalStore(Pool pool, StatedCalls stated) {
        this.pool = pool;
        this.stated = stated;
    }

    @Override
    public CompletionStage<List<Differing>> compare(OrganisationId partner, String basis, List<Stated> theirs) {
        return Uni.createFrom()
                .item(() -> daysOf(basis, theirs))
                .call(days -> books.books(pool).invoke(open -> {
                    if (!days.last().isBefore(open.openFrom())) {
                        throw new RefusedException(new SubtotalRefusal.DayOpen(open.openFrom()));
                    }
                }))
                .chain(days -> minutes(partner, days))
                .map(minutes -> theirs.stream()
                        .map(one -> differing(one, minutes, basis.equals(SHARE)))
                        .flatMap(Optional::stream)
                        .toList())
                .subscribeAsCompletionStage();
    }

    private static TreeSet<LocalDate> daysOf(String basis, List<Stated> theirs) {
        boolean isKnown = basis.equals(SHARE) || basis.equals("GROSS");
        if (!isKnown || theirs.isEmpty() || theirs.size() > MOST_AT_ONCE) {
            throw new RefusedException(new SubtotalRefusal.Malformed());
        }
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Stated one : theirs) {
            Range range = one.range();
            LocalDate first = BusinessCalendar.dateOf(range.from());
            LocalDate last = BusinessCalendar.dateOf(range.to().minusNanos(1));
            boolean isRange = isMinute(range.from())
                    && isMinute(range.to())
                    && range.from().isBefore(range.to())
                    && ChronoUnit.DAYS.between(first, last) < MOST_DAYS;
            if (!isRange) {
                throw new RefusedException(new SubtotalRefusal.Malformed());
            }
            days.addAll(first.datesUntil(last.plusDays(1)).toList());
        }
        if (days.size() > MOST_DAYS) {
            throw new RefusedException(new SubtotalRefusal.Malformed());
        }
        return days;
    }

    private static boolean isMinute(Instant at) {
        return at.equals(at.truncatedTo(ChronoUnit.MINUTES));
    }

    private static Optional<Differing> differing(
            Stated theirs, SortedMap<LocalDate, MinuteTotals> minutes, boolean byShare) {
        TimeRange range = new TimeRange(theirs.range().from(), theirs.range().to());
        LocalDate first = BusinessCalendar.dateOf(range.from());
        LocalDate after = BusinessCalendar.dateOf(range.to().minusNanos(1)).plusDays(1);
        Subtotal ours = minutes.subMap(first, after).entrySet().stream()
                .map(day -> day.getValue().within(day.getKey(), range, byShare))
                .reduce(Subtotal.NOTHING, Subtotal::plus);
        if (ours.equals(new Subtotal(theirs.sum().calls(), theirs.sum().amount()))) {
            return Optional.empty();
        }
        List<Range> ask = range.isMinute()
                ? List.of()
                : range.parts().stream()
                        .map(part -> new Range(part.from(), part.to()))
                        .toList();
        return Optional.of(new Differing(theirs.range(), new Sum(ours.calls(), ours.amount()), theirs.sum(), ask));
    }

    private Uni<SortedMap<LocalDate, MinuteTotals>> minutes(OrganisationId party, TreeSet<LocalDate> days) {
        return pool.preparedQuery(KNOWN)
                .execute(Tuple.of(party.value(), days.toArray(LocalDate[]::new)))
                .map(rows -> {
                    SortedMap<LocalDate, MinuteTotals> known = new TreeMap<>();
                    rows.forEach(row -> known.put(row.getLocalDate("business_date"), totals(row)));
                    return known;
                })
                .call(known -> Multi.createFrom()
                        .items(days.stream().filter(day -> !known.containsKey(day)))
                        .onItem()
                        .transformToUniAndConcatenate(
                                day -> count(party, day).invoke(counted -> known.put(day, counted)))
                        .collect()
                        .last());
    }

    private Uni<MinuteTotals> count(OrganisationId party, LocalDate day) {
        MinuteTotals totals = MinuteTotals.none();
        return stated.leaves(party, day, leaf -> {
                    if (leaf instanceof CallLeaf call) {
                        totals.add(day, call.receivedAt(), call.gross(), call.share());
                    }
                })
                .chain(() -> pool.preparedQuery(KEEP)
                        .execute(Tuple.of(
                                party.value(),
                                day,
                                boxed(totals.calls()),
                                boxed(totals.gross()),
                                boxed(totals.share()))))
                .replaceWith(totals);
    }

    private static MinuteTotals totals(Row row) {
        return new MinuteTotals(
                unboxed(row.getArrayOfLongs("calls")),
                unboxed(row.getArrayOfLongs("gross_micro_yuan")),
                unboxed(row.getArrayOfLongs("share_micro_yuan")));
    }

    private static Long[] boxed(long[] numbers) {
        return Arrays.stream(numbers).boxed().toArray(Long[]::new);
    }

    private static long[] unboxed(Long[] numbers) {
        return Stream.of(numbers).mapToLong(Long::longValue).toArray();
    }
}
