package io.hefu.billing.settlement;

import io.hefu.billing.agreement.AgreementStore;
import io.hefu.billing.seal.Hash;
import io.hefu.billing.statement.Balance;
import io.hefu.billing.statement.StatementHead;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.settlement.StatedCall;
import io.hefu.core.settlement.StatedCallQuery;
import io.hefu.core.settlement.StatementForm;
import io.hefu.core.settlement.StatementLine;
import io.hefu.core.settlement.StatementPeriod;
import io.hefu.core.settlement.StatementPeriod.Kind;
import io.hefu.core.settlement.StatementSummary;
import io.hefu.core.settlement.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;

/** Statements for those who read, download and check them. */
@Singleton
public class IssuedStatementStore implements Statements {

    private static final String LIST = """
            select * from billing.statement
            where ($1::uuid is null or party = $1) and kind = $2 and starts_on < $3
            order by starts_on desc, party limit $4""";

    private static final String ONE =
            "select * from billing.statement where party = $1 and kind = $2 and starts_on = $3";

    private final Pool pool;
    private final AgreementStore agreements;
    private final SealSecret secret;
    private final StatedCallStore calls;
    private final BundleStore bundles;
    private final FiguresStore figures = new FiguresStore();

    public IssuedStatementStore(Pool pool, AgreementStore agreements, StatedCallStore calls, SealSecret secret) {
        this.pool = pool;
        this.agreements = agreements;
        this.secret = secret;
        this.calls = calls;
        this.bundles = new BundleStore(pool, agreements, calls, secret.key());
    }

    @Override
    public CompletionStage<List<StatementSummary>> list(
            Optional<OrganisationId> party, Kind kind, LocalDate before, int most) {
        Tuple asked = Tuple.of(party.map(OrganisationId::value).orElse(null), kind.name(), before, most);
        return pool.preparedQuery(LIST)
                .execute(asked)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(IssuedStatementStore::summary)
                        .toList())
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<StatementSummary> summary(OrganisationId party, StatementPeriod period) {
        return row(party, period).map(IssuedStatementStore::summary).subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<List<StatementLine>> lines(OrganisationId party, StatementPeriod period) {
        return row(party, period)
                .chain(() -> figures(party, period))
                .map(booked -> {
                    LinesInMemory lines = new LinesInMemory();
                    booked.writeTo(lines, Money.ZERO);
                    return lines.all();
                })
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<List<StatedCall>> calls(OrganisationId party, LocalDate day, StatedCallQuery query) {
        CallPage page = new CallPage(query);
        return row(party, StatementPeriod.day(day))
                .chain(() -> calls.leaves(party, day, page::add))
                .map(done -> page.calls())
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Path> file(
            OrganisationId party, String partyName, StatementPeriod period, StatementForm form) {
        return row(party, period)
                .map(row -> issued(row, period))
                .chain(head -> switch (form) {
                    case CSV -> bundles.csv(head);
                    case PDF -> bundles.pdf(head, partyName);
                    case XLSX -> bundles.xlsx(head, partyName);
                    case BUNDLE -> bundles.zip(head, false);
                    case BUNDLE_WITH_CALLS -> bundles.zip(head, true);
                })
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<String> proof(OrganisationId party, StatementPeriod period, CallId call) {
        return row(party, period)
                .map(row -> issued(row, period))
                .chain(head -> bundles.proof(head, call))
                .subscribeAsCompletionStage();
    }

    @Override
    public Optional<String> verifier(String file) {
        return VerifierFiles.named(file);
    }

    @Override
    public String publicKey() {
        return secret.key().pem();
    }

    private Uni<Figures> figures(OrganisationId party, StatementPeriod period) {
        return agreements
                .all(pool)
                .map(SignedAgreements::new)
                .chain(signed ->
                        figures.booked(pool, period.from(), period.last(), Optional.of(party), signed.clauseNames()))
                .map(booked -> booked.getOrDefault(party, Figures.NONE));
    }

    private Uni<Row> row(OrganisationId party, StatementPeriod period) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(party.value(), period.kind().name(), period.from()))
                .map(rows -> first(rows, period));
    }

    private static Row first(RowSet<Row> rows, StatementPeriod period) {
        if (rows.size() == 0) {
            throw new RefusedException(new SettlementRefusal.NotFound(period.toString()));
        }
        return rows.iterator().next();
    }

    /** @throws RefusedException before its issue */
    private static StatementHead issued(Row row, StatementPeriod period) {
        return head(row)
                .orElseThrow(() -> new RefusedException(
                        new SettlementRefusal.WrongState(period, row.getString("state"), "ISSUED")));
    }

    private static Optional<StatementHead> head(Row row) {
        return Optional.ofNullable(row.getBuffer("head")).map(Buffer::getBytes).map(StatementHead::decoded);
    }

    private static StatementSummary summary(Row row) {
        Optional<StatementHead> head = head(row);
        return new StatementSummary(
                new OrganisationId(row.getUUID("party")),
                new StatementPeriod(Kind.valueOf(row.getString("kind")), row.getLocalDate("starts_on")),
                row.getString("state"),
                row.getLong("calls"),
                new Money(row.getLong("gross_micro_yuan")),
                new Money(row.getLong("share_micro_yuan")),
                new Money(row.getLong("payable_fen") * Balance.MICRO_YUAN_PER_FEN),
                head.map(StatementHead::openingResidue),
                head.map(statement -> statement.balance().closingResidue()),
                head.map(StatementHead::issuedAt),
                head.map(StatementHead::hash).map(Hash::toString));
    }
}
