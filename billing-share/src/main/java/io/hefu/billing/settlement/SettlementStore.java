package io.hefu.billing.settlement;

import io.hefu.billing.agreement.AgreementStore;
import io.hefu.billing.books.BooksStore;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.settlement.PeriodProgress;
import io.hefu.core.settlement.Settlements;
import io.hefu.core.settlement.StatementPeriod;
import io.hefu.core.settlement.StatementPeriod.Kind;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Takes the settlement of days and months from step to step, each of them one transaction. Any number of processes may do
 * so: one does, the others find that there is nothing to do.
 */
@Singleton
public class SettlementStore implements Settlements {

    private final Pool pool;
    private final Clock clock;
    private final SettlementCalendar calendar;
    private final AgreementStore agreements;
    private final DayStore days;
    private final MonthStore months;
    private final PeriodTermStore terms = new PeriodTermStore();
    private final PeriodStore periods = new PeriodStore();
    private final JournalMarkStore marks = new JournalMarkStore();
    private final BooksStore books = new BooksStore();

    public SettlementStore(
            Pool pool,
            Clock clock,
            SettlementCalendar calendar,
            AgreementStore agreements,
            StatedCallStore calls,
            SealSecret secret) {
        this.pool = pool;
        this.clock = clock;
        this.calendar = calendar;
        this.agreements = agreements;
        this.days = new DayStore(agreements, calls, secret);
        this.months = new MonthStore(agreements, secret);
    }

    /**
     * Takes the next step, if one can be taken now.
     *
     * @return whether there was one
     */
    public CompletionStage<Boolean> advance() {
        return pool.withTransaction(connection -> periods.tryLock(connection)
                        .chain(locked ->
                                locked ? step(connection) : Uni.createFrom().item(false)))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<List<PeriodProgress>> periods(Kind kind, int most) {
        return periods.progress(pool, kind, most)
                .chain(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(this::withMissing)
                        .collect()
                        .asList())
                .subscribeAsCompletionStage();
    }

    /** Fails with {@link SettlementRefusal}. */
    @Override
    public CompletionStage<Void> review(YearMonth month, String user) {
        return pool.withTransaction(connection -> found(connection, month)
                        .invoke(period -> require(period, PeriodState.CALCULATED))
                        .chain(period -> periods.review(connection, period.of(), user, clock.instant())))
                .subscribeAsCompletionStage();
    }

    /** Fails with {@link SettlementRefusal}. */
    @Override
    public CompletionStage<Void> issue(YearMonth month, String user) {
        return pool.withTransaction(connection -> found(connection, month)
                        .invoke(period -> require(period, PeriodState.REVIEWED))
                        .invoke(period -> requireOther(period, user))
                        .chain(period -> months.issue(connection, period.of(), user, clock.instant())))
                .subscribeAsCompletionStage();
    }

    private Uni<PeriodProgress> withMissing(PeriodProgress period) {
        boolean closing = period.completeAt().isEmpty() && period.cutoff().isPresent();
        return closing
                ? marks.missing(pool, period.cutoff().get())
                        .map(missing -> period.waitingFor(missing.stream()
                                .map(run -> run.node() + "/" + run.epoch())
                                .toList()))
                : Uni.createFrom().item(period);
    }

    private Uni<Period> found(SqlConnection connection, YearMonth month) {
        StatementPeriod asked = StatementPeriod.month(month.atDay(1));
        return periods.find(connection, asked)
                .map(period -> period.orElseThrow(
                        () -> new RefusedException(new SettlementRefusal.NotFound(asked.toString()))));
    }

    private static void require(Period period, PeriodState state) {
        if (period.state() != state) {
            throw new RefusedException(
                    new SettlementRefusal.WrongState(period.of(), period.state().name(), state.name()));
        }
    }

    private static void requireOther(Period period, String user) {
        if (period.reviewedBy().filter(user::equals).isPresent()) {
            throw new RefusedException(new SettlementRefusal.OwnReview(period.of()));
        }
    }

    private Uni<Boolean> step(SqlConnection connection) {
        Instant now = clock.instant();
        return periods.latest(connection, Kind.DAY)
                .chain(day -> day.map(latest -> step(connection, latest, now))
                        .orElseGet(() -> periods.firstDate(connection).chain(first -> begin(connection, first, now))));
    }

    private Uni<Boolean> step(SqlConnection connection, Period day, Instant now) {
        LocalDate date = day.of().from();
        return switch (day.state()) {
            case CLOSING -> close(connection, day, now);
            case COMPLETE, CALCULATED, REVIEWED ->
                days.issue(connection, date, now).replaceWith(true);
            case ISSUED ->
                calculateMonth(connection, date, now)
                        .chain(calculated -> calculated
                                ? Uni.createFrom().item(true)
                                : begin(connection, Optional.of(date.plusDays(1)), now));
        };
    }

    private Uni<Boolean> begin(SqlConnection connection, Optional<LocalDate> date, Instant now) {
        return date.filter(next -> calendar.isDue(next, now))
                .map(next -> periods.begin(
                                connection, StatementPeriod.day(next), Optional.of(calendar.cutoff(next)), now)
                        .replaceWith(true))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    /**
     * First it is noted up to where everything must be rated, once everything is stored; then, when it is rated, the books
     * are closed. Two steps, or else a gateway that never pauses could keep a day open for ever.
     */
    private Uni<Boolean> close(SqlConnection connection, Period day, Instant now) {
        return day.stored() ? closeBooks(connection, day.of().from(), now) : note(connection, day, now);
    }

    private Uni<Boolean> note(SqlConnection connection, Period day, Instant now) {
        Instant cutoff = day.cutoff().orElseThrow();
        return marks.missing(connection, cutoff)
                .chain(missing -> missing.isEmpty()
                        ? marks.stored(connection, cutoff)
                                .chain(stored -> marks.add(connection, day.of().from(), stored))
                                .chain(() -> periods.stored(connection, day.of(), now))
                                .replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> closeBooks(SqlConnection connection, LocalDate date, Instant now) {
        return books.toClose(connection)
                .chain(() -> marks.waitForRating(connection, date))
                .chain(waiting -> waiting
                        ? Uni.createFrom().item(false)
                        : books.openFrom(connection, date.plusDays(1))
                                .chain(() -> periodTerms(connection, date, now))
                                .chain(() ->
                                        periods.enter(connection, StatementPeriod.day(date), PeriodState.COMPLETE, now))
                                .replaceWith(true));
    }

    private Uni<Void> periodTerms(SqlConnection connection, LocalDate date, Instant now) {
        return SettlementCalendar.isLastOfMonth(date)
                ? agreements
                        .all(connection)
                        .chain(signed ->
                                terms.close(connection, YearMonth.from(date), new SignedAgreements(signed), now))
                : Uni.createFrom().voidItem();
    }

    private Uni<Boolean> calculateMonth(SqlConnection connection, LocalDate date, Instant now) {
        StatementPeriod month = StatementPeriod.month(date);
        if (!SettlementCalendar.isLastOfMonth(date)) {
            return Uni.createFrom().item(false);
        }
        return periods.find(connection, month)
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().item(false)
                        : periods.begin(connection, month, Optional.empty(), now)
                                .chain(() -> periods.enter(connection, month, PeriodState.COMPLETE, now))
                                .chain(() -> months.calculate(connection, month))
                                .chain(() -> periods.enter(connection, month, PeriodState.CALCULATED, now))
                                .replaceWith(true));
    }
}
