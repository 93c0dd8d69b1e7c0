package io.hefu.gateway.limit;

import io.hefu.gateway.limit.LeaseStore.Lease;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * In PostgreSQL: one row a counter and period, in which every lease is counted by one statement. What is asked while a
 * transaction is under way goes into the next one together, so that many who ask at once cost few transactions.
 */
final class PostgresCounterStore implements CounterStore {

    private static final String LEASE = """
            insert into gateway.limit_counter as counter (level, kind, counted, first_day, used, last_lease)
            values ($1, $2, $3, $4,
                    greatest($6::bigint, 0) + least($5::bigint, greatest($7::bigint - $6::bigint, 0)),
                    least($5::bigint, greatest($7::bigint - $6::bigint, 0)))
            on conflict (level, kind, counted, first_day) do update
               set used = greatest(counter.used + $6, 0) + least($5, greatest($7 - counter.used - $6, 0)),
                   last_lease = least($5, greatest($7 - counter.used - $6, 0))
            returning used, last_lease""";

    private static final int MOST_AT_ONCE = 500;

    /** All nodes change rows in one order, so that none waits for another that waits for it. */
    private static final Comparator<Question> ORDER = Comparator.comparing(
                    (Question question) -> question.key().counted())
            .thenComparing(question -> question.key().level())
            .thenComparing(question -> question.key().kind())
            .thenComparing(Question::firstDay);

    private final Pool database;
    private final ConcurrentLinkedQueue<Question> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asking = new AtomicBoolean();

    PostgresCounterStore(Pool database) {
        this.database = database;
    }

    private record Question(
            GaugeKey key, LocalDate firstDay, long wanted, long owed, long most, CompletableFuture<Lease> answer) {

        Tuple parameters() {
            return Tuple.of(key.level().name(), key.kind().name(), key.counted(), firstDay)
                    .addLong(wanted)
                    .addLong(owed)
                    .addLong(most);
        }

        void answer(Row row) {
            answer.complete(new Lease(row.getLong("last_lease"), Math.max(0, most - row.getLong("used"))));
        }
    }

    @Override
    public Uni<Lease> lease(GaugeKey key, LocalDate firstDay, long wanted, long owed, long most) {
        Question question = new Question(key, firstDay, wanted, owed, most, new CompletableFuture<>());
        waiting.add(question);
        ask();
        return Uni.createFrom().completionStage(question.answer());
    }

    private void ask() {
        if (waiting.isEmpty() || !asking.compareAndSet(false, true)) {
            return;
        }
        List<Question> asked = next();
        if (asked.isEmpty()) {
            askNext();
            return;
        }
        database.preparedQuery(LEASE)
                .executeBatch(asked.stream().map(Question::parameters).toList())
                .onTermination()
                .invoke(this::askNext)
                .subscribe()
                .with(
                        rows -> answer(asked, rows),
                        failure -> asked.forEach(question -> question.answer().completeExceptionally(failure)));
    }

    private void askNext() {
        asking.set(false);
        ask();
    }

    private List<Question> next() {
        List<Question> asked = new ArrayList<>();
        for (Question question = waiting.poll(); question != null; question = waiting.poll()) {
            asked.add(question);
            if (asked.size() == MOST_AT_ONCE) {
                break;
            }
        }
        asked.sort(ORDER);
        return asked;
    }

    private static void answer(List<Question> asked, RowSet<Row> rows) {
        RowSet<Row> answers = rows;
        for (Question question : asked) {
            question.answer(answers.iterator().next());
            answers = answers.next();
        }
    }

    @Override
    public Uni<Void> forgetBefore(LocalDate day) {
        return database.preparedQuery("delete from gateway.limit_counter where first_day < $1 and kind <> 'PREPAID'")
                .execute(Tuple.of(day))
                .replaceWithVoid();
    }
}
