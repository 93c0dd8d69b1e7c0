package io.hefu.billing.settlement;

import io.hefu.billing.agreement.AgreementStore;
import io.hefu.billing.statement.Leaf;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.settlement.StatementPeriod;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The entries of statements. They are not stored: what they follow from is, and never changes once a day is closed. */
@Singleton
public class StatedCallStore {

    private final Pool pool;
    private final AgreementStore agreements;
    private final SealSecret secret;
    private final FiguresStore figures = new FiguresStore();
    private final BookedCallStore calls = new BookedCallStore();

    public StatedCallStore(Pool pool, AgreementStore agreements, SealSecret secret) {
        this.pool = pool;
        this.agreements = agreements;
        this.secret = secret;
    }

    /**
     * All leaves of a party's statement of a day: calls by ascending id, then corrections.
     *
     * @param sink called on a worker's thread, one leaf after the other
     */
    public Uni<Void> leaves(OrganisationId party, LocalDate day, Consumer<Leaf> sink) {
        return pool.withTransaction(connection -> agreements
                .all(connection)
                .map(SignedAgreements::new)
                .chain(signed -> figures.booked(connection, day, day, Optional.of(party), signed.clauseNames()))
                .map(booked -> booked.getOrDefault(party, Figures.NONE))
                .chain(booked -> leaves(connection, party, day, booked, sink)));
    }

    /** Calls of days that are not closed yet may come meanwhile; those of closed days cannot. */
    private Uni<Void> leaves(
            SqlConnection connection, OrganisationId party, LocalDate day, Figures booked, Consumer<Leaf> sink) {
        PartyDay leaves = new PartyDay(booked, secret.salts(party, StatementPeriod.day(day)), sink);
        Set<String> names = booked.usage().keySet().stream()
                .map(line -> line.agreement().agreement())
                .collect(Collectors.toSet());
        return calls.forEach(connection, day, Optional.of(names), call -> {
                    if (booked.usage().containsKey(call.line())) {
                        leaves.add(call);
                    }
                })
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(leaves::finish);
    }

    /** The leaves of all parties at once, for the day's sealing. */
    Uni<Void> forAll(
            SqlConnection connection, LocalDate day, SignedAgreements signed, Map<OrganisationId, PartyDay> parties) {
        return calls.forEach(
                        connection,
                        day,
                        Optional.empty(),
                        call -> signed.parties(call.line().agreement())
                                .forEach(party -> parties.get(party).add(call)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> parties.values().forEach(PartyDay::finish));
    }
}
