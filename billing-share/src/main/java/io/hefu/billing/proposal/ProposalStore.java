package io.hefu.billing.proposal;

import io.hefu.core.approval.Proposal;
import io.hefu.core.approval.Proposal.Kind;
import io.hefu.core.approval.Proposal.State;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Proposals in the database. */
@Singleton
public class ProposalStore {

    private static final String INSERT = """
            insert into billing.proposal (id, kind, subject, content, hash, state, proposed_by, proposed_at)
            values ($1, $2, $3, $4, sha256(convert_to($4, 'UTF8')), 'PROPOSED', $5, $6) returning *""";

    private static final String CHANGE = """
            update billing.proposal
            set subject = $2, content = $3, hash = sha256(convert_to($3, 'UTF8')), proposed_by = $4, proposed_at = $5
            where id = $1 returning *""";

    private static final String DECIDE = """
            update billing.proposal set state = $2, decided_by = $3, decided_at = $4, outcome = $5
            where id = $1 returning *""";

    private static final String SELECTED =
            " from billing.proposal where ($1::text is null or kind = $1) and ($2::text is null or state = $2)";

    private final Clock clock;
    private final Supplier<UUID> ids;

    public ProposalStore(Clock clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    public Uni<Proposal> propose(SqlClient client, Kind kind, String subject, String text, String username) {
        return one(client, INSERT, ids.get(), kind.name(), subject, text, username, now());
    }

    /** Replaces the text of one that {@link #open} holds. */
    public Uni<Proposal> change(SqlClient client, Proposal proposal, String subject, String text, String username) {
        return one(client, CHANGE, proposal.id(), subject, text, username, now());
    }

    public Uni<Optional<Proposal>> find(SqlClient client, UUID id) {
        return client.preparedQuery("select * from billing.proposal where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> proposals(rows).stream().findFirst());
    }

    public Uni<Optional<Proposal>> find(SqlClient client, UUID id, Kind kind) {
        return find(client, id).map(found -> found.filter(proposal -> proposal.kind() == kind));
    }

    /** One that is not decided yet, held until the transaction ends. Fails with {@link ProposalRefusal}. */
    public Uni<Proposal> open(SqlClient connection, UUID id) {
        return connection
                .preparedQuery("select * from billing.proposal where id = $1 for update")
                .execute(Tuple.of(id))
                .map(rows -> proposals(rows).stream()
                        .findFirst()
                        .orElseThrow(() -> new RefusedException(ProposalRefusal.Plain.UNKNOWN)))
                .invoke(proposal ->
                        refuseIf(proposal.state() != State.PROPOSED, new ProposalRefusal.Decided(proposal.state())));
    }

    /** One that this person may approve, held until the transaction ends. Fails with {@link ProposalRefusal}. */
    public Uni<Proposal> toApprove(SqlClient connection, UUID id, String hash, String username) {
        return open(connection, id)
                .invoke(proposal ->
                        refuseIf(proposal.proposedBy().equals(username), ProposalRefusal.Plain.OWN_PROPOSAL))
                .invoke(proposal -> refuseIf(!proposal.hash().equals(hash), ProposalRefusal.Plain.CHANGED_SINCE));
    }

    /** Decides one that {@link #open} or {@link #toApprove} holds. */
    public Uni<Proposal> decide(SqlClient connection, Proposal proposal, State state, String username, String outcome) {
        return one(connection, DECIDE, proposal.id(), state.name(), username, now(), outcome);
    }

    /** The newest first. */
    public Uni<List<Proposal>> list(
            SqlClient client, Optional<Kind> kind, Optional<State> state, int offset, int most) {
        return client.preparedQuery("select *" + SELECTED + " order by proposed_at desc, id offset $3 limit $4")
                .execute(Tuple.of(name(kind), name(state), (long) offset, (long) most))
                .map(ProposalStore::proposals);
    }

    public Uni<Long> count(SqlClient client, Optional<Kind> kind, Optional<State> state) {
        return client.preparedQuery("select count(*) as proposals" + SELECTED)
                .execute(Tuple.of(name(kind), name(state)))
                .map(rows -> rows.iterator().next().getLong("proposals"));
    }

    private static Uni<Proposal> one(SqlClient client, String sql, Object... parameters) {
        return client.preparedQuery(sql)
                .execute(Tuple.from(new ArrayList<>(Arrays.asList(parameters))))
                .map(rows -> proposals(rows).get(0));
    }

    /** To the microsecond, as it is stored. */
    private OffsetDateTime now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.atOffset(ZoneOffset.UTC);
    }

    private static void refuseIf(boolean refused, ProposalRefusal refusal) {
        if (refused) {
            throw new RefusedException(refusal);
        }
    }

    private static <E extends Enum<E>> @Nullable String name(Optional<E> value) {
        return value.map(Enum::name).orElse(null);
    }

    private static List<Proposal> proposals(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ProposalStore::proposal)
                .toList();
    }

    private static Proposal proposal(Row row) {
        return new Proposal(
                row.getUUID("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("content"),
                HexFormat.of().formatHex(row.getBuffer("hash").getBytes()),
                State.valueOf(row.getString("state")),
                row.getString("proposed_by"),
                row.getOffsetDateTime("proposed_at").toInstant(),
                Optional.ofNullable(row.getString("decided_by")),
                Optional.ofNullable(row.getOffsetDateTime("decided_at")).map(OffsetDateTime::toInstant),
                row.getString("outcome"));
    }
}
