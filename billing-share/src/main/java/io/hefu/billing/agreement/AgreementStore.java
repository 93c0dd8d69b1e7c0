package io.hefu.billing.agreement;

import io.hefu.billing.columns.Columns;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Agreements, every version that was ever signed. */
@Singleton
public class AgreementStore {

    private static final String VERSIONS = """
            select agreement, api, operation, version, effective_from,
                   array_agg(party order by party) as parties,
                   array_agg(basis_points order by party) as basis_points,
                   array_agg(takes_remainder order by party) as takes_remainder
            from billing.agreement join billing.agreement_version using (agreement)
                 join billing.agreement_party using (agreement, version)
            where %s
            group by agreement, api, operation, version, effective_from
            order by version desc""";

    private static final String INSERT_SCOPE = """
            insert into billing.agreement (agreement, api, operation) values ($1, $2, $3)
            on conflict do nothing""";

    private static final String OTHER_SCOPE = """
            select agreement from billing.agreement
            where (agreement = $1) <> (api = $2 and operation is not distinct from $3)""";

    private static final String INSERT_VERSION = """
            insert into billing.agreement_version (agreement, version, effective_from) values ($1, $2, $3)""";

    private static final String INSERT_PARTIES = """
            insert into billing.agreement_party
                (agreement, version, party, basis_points, takes_remainder)
            select $1, $2, * from unnest($3::uuid[], $4::integer[], $5::boolean[])""";

    private final Pool pool;

    public AgreementStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * Adds the next version of an agreement, the first if there is none. Calls that have been rated keep the version they
     * were shared under. Fails with {@link AgreementRefusal}.
     */
    public CompletionStage<Agreement> sign(AgreementTerms terms) {
        return pool.withTransaction(connection -> requireScope(connection, terms)
                        .chain(() -> latest(connection, terms.agreement()))
                        .map(latest ->
                                latest.map(agreement -> agreement.next(terms)).orElseGet(() -> new Agreement(1, terms)))
                        .call(agreement -> insert(connection, agreement)))
                .subscribeAsCompletionStage();
    }

    /** All versions of the agreements on some APIs. */
    public Uni<AgreementBook> book(SqlClient connection, Collection<ApiName> apis) {
        return connection
                .preparedQuery(VERSIONS.formatted("api = any($1)"))
                .execute(Tuple.of(apis.stream().map(ApiName::value).toArray(String[]::new)))
                .map(rows -> new AgreementBook(agreements(rows)));
    }

    private static Uni<Void> requireScope(SqlClient connection, AgreementTerms terms) {
        Tuple scope = Tuple.of(
                terms.agreement(), terms.api().value(), terms.operation().orElse(null));
        return connection
                .preparedQuery(INSERT_SCOPE)
                .execute(scope)
                .chain(() -> connection.preparedQuery(OTHER_SCOPE).execute(scope))
                .invoke(inTheWay -> inTheWay.forEach(row -> {
                    throw new RefusedException(new AgreementRefusal.ScopeDiffers(row.getString("agreement")));
                }))
                .replaceWithVoid();
    }

    private static Uni<Optional<Agreement>> latest(SqlClient connection, String agreement) {
        return connection
                .preparedQuery(VERSIONS.formatted("agreement = $1") + " limit 1")
                .execute(Tuple.of(agreement))
                .map(rows -> agreements(rows).stream().findFirst());
    }

    private static Uni<Void> insert(SqlClient connection, Agreement agreement) {
        AgreementTerms terms = agreement.terms();
        var parties = Columns.of(terms.parties())
                .same(terms.agreement())
                .same(agreement.version())
                .column(UUID[]::new, party -> party.organisation().value())
                .column(Integer[]::new, Party::basisPoints)
                .column(Boolean[]::new, Party::takesRemainder)
                .parameters();
        return connection
                .preparedQuery(INSERT_VERSION)
                .execute(Tuple.of(
                        terms.agreement(),
                        agreement.version(),
                        terms.effectiveFrom().atOffset(ZoneOffset.UTC)))
                .chain(() -> connection.preparedQuery(INSERT_PARTIES).execute(Tuple.from(parties)))
                .replaceWithVoid();
    }

    private static List<Agreement> agreements(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(AgreementStore::agreement)
                .toList();
    }

    private static Agreement agreement(Row row) {
        UUID[] parties = row.getArrayOfUUIDs("parties");
        Integer[] basisPoints = row.getArrayOfIntegers("basis_points");
        Boolean[] takesRemainder = row.getArrayOfBooleans("takes_remainder");
        var terms = new AgreementTerms(
                row.getString("agreement"),
                new ApiName(row.getString("api")),
                Optional.ofNullable(row.getString("operation")),
                row.getOffsetDateTime("effective_from").toInstant(),
                IntStream.range(0, parties.length)
                        .mapToObj(i -> new Party(new OrganisationId(parties[i]), basisPoints[i], takesRemainder[i]))
                        .toList());
        return new Agreement(row.getInteger("version"), terms);
    }
}
