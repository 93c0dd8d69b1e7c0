package io.hefu.billing.correction;

import io.hefu.billing.books.Books;
import io.hefu.billing.books.BooksStore;
import io.hefu.billing.columns.Columns;
import io.hefu.billing.correction.Correction.Developer;
import io.hefu.billing.ledger.LedgerAccount;
import io.hefu.billing.ledger.LedgerEntry;
import io.hefu.billing.ledger.LedgerStore;
import io.hefu.billing.ledger.LedgerTransaction;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Books corrections: in the ledger and for the statements, together. */
public final class CorrectionStore {

    private static final String INSERT = """
            insert into billing.correction
                (booked_on, posted_at, id, reason, corrects, business_date, agreement, agreement_version, api,
                 operation, call_id, organisation, application, calls, units, gross_micro_yuan, note, decided_by, ledger_transaction)
            select $1, $2, added.id, reason, corrects, business_date, agreement, version, api, operation, call,
                   organisation, application, calls, units, gross, note, string_to_array(decided_by, ' '), ledger_transaction
            from unnest($3::uuid[], $4::text[], $5::text[], $6::date[], $7::text[], $8::integer[], $9::text[],
                 $10::text[], $11::uuid[], $12::uuid[], $13::uuid[], $14::bigint[], $15::bigint[], $16::bigint[],
                 $17::text[], $18::text[], $19::uuid[])
                 as added (id, reason, corrects, business_date, agreement, version, api, operation, call,
                           organisation, application, calls, units, gross, note, decided_by, ledger_transaction)""";

    private static final String INSERT_SHARES = """
            insert into billing.correction_share (correction, party, share_micro_yuan, clauses)
            select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::jsonb[])""";

    private record PartOf(Correction correction, OrganisationId party, Correction.Part part) {}

    private final BooksStore books = new BooksStore();
    private final LedgerStore ledger = new LedgerStore();

    /**
     * Books them on the first open date, which stays open until the transaction ends.
     *
     * @return that date
     */
    public Uni<LocalDate> book(SqlClient connection, List<Correction> corrections, Instant now) {
        return books.toBook(connection).map(Books::openFrom).call(date -> book(connection, corrections, date, now));
    }

    /** For those who hold a lock on the books already. */
    public Uni<Void> book(SqlClient connection, List<Correction> corrections, LocalDate bookedOn, Instant now) {
        if (corrections.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<LedgerTransaction> postings = corrections.stream()
                .map(correction -> posting(correction, bookedOn))
                .flatMap(Optional::stream)
                .toList();
        return ledger.post(connection, postings, now)
                .chain(() -> insert(connection, corrections, bookedOn, now))
                .chain(() -> insertShares(connection, corrections));
    }

    private static Optional<LedgerTransaction> posting(Correction correction, LocalDate bookedOn) {
        List<LedgerEntry> entries = new ArrayList<>();
        if (!correction.gross().equals(Money.ZERO)) {
            LedgerAccount owes = LedgerAccount.receivableFrom(
                    correction.developer().orElseThrow().organisation());
            entries.add(LedgerEntry.debit(owes, correction.gross()));
        }
        correction.parts().forEach((party, part) -> {
            if (!part.share().equals(Money.ZERO)) {
                entries.add(LedgerEntry.credit(LedgerAccount.payableTo(party), part.share()));
            }
        });
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LedgerTransaction(
                correction.id(),
                "correction/" + correction.id(),
                correction.line().businessDate(),
                bookedOn,
                Optional.empty(),
                entries));
    }

    private static boolean isPosted(Correction correction) {
        return !correction.gross().equals(Money.ZERO)
                || correction.parts().values().stream()
                        .anyMatch(part -> !part.share().equals(Money.ZERO));
    }

    private static Uni<Void> insert(
            SqlClient connection, List<Correction> corrections, LocalDate bookedOn, Instant now) {
        var parameters = Columns.of(corrections)
                .same(bookedOn)
                .same(now.atOffset(ZoneOffset.UTC))
                .column(UUID[]::new, Correction::id)
                .column(String[]::new, correction -> correction.reason().name())
                .column(String[]::new, Correction::corrects)
                .column(LocalDate[]::new, correction -> correction.line().businessDate())
                .column(
                        String[]::new,
                        correction -> correction.line().agreement().agreement())
                .column(
                        Integer[]::new,
                        correction -> correction.line().agreement().version())
                .column(String[]::new, correction -> correction.line().api().value())
                .column(String[]::new, correction -> correction.line().operation())
                .column(
                        UUID[]::new,
                        correction ->
                                correction.call().map(call -> call.value()).orElse(null))
                .column(UUID[]::new, of(developer -> developer.organisation().value()))
                .column(UUID[]::new, of(developer -> developer.application().value()))
                .column(Long[]::new, Correction::calls)
                .column(Long[]::new, Correction::units)
                .column(Long[]::new, correction -> correction.gross().microYuan())
                .column(String[]::new, Correction::note)
                .column(String[]::new, correction -> String.join(" ", correction.decidedBy()))
                .column(UUID[]::new, correction -> isPosted(correction) ? correction.id() : null)
                .parameters();
        return connection.preparedQuery(INSERT).execute(Tuple.from(parameters)).replaceWithVoid();
    }

    private static Function<Correction, @Nullable UUID> of(Function<Developer, UUID> id) {
        return correction -> correction.developer().map(id).orElse(null);
    }

    private static Uni<Void> insertShares(SqlClient connection, List<Correction> corrections) {
        List<PartOf> parts = new ArrayList<>();
        corrections.forEach(correction ->
                correction.parts().forEach((party, part) -> parts.add(new PartOf(correction, party, part))));
        var parameters = Columns.of(parts)
                .column(UUID[]::new, of -> of.correction().id())
                .column(UUID[]::new, of -> of.party().value())
                .column(Long[]::new, of -> of.part().share().microYuan())
                .column(JsonObject[]::new, of -> clauses(of.part()))
                .parameters();
        return connection
                .preparedQuery(INSERT_SHARES)
                .execute(Tuple.from(parameters))
                .replaceWithVoid();
    }

    private static JsonObject clauses(Correction.Part part) {
        JsonObject json = new JsonObject();
        part.clauses().forEach((clause, amount) -> json.put(clause, amount.microYuan()));
        return json;
    }
}
