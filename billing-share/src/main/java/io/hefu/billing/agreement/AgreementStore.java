package io.hefu.billing.agreement;

import io.hefu.core.identity.ApiName;
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
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;

/** Agreements, every version that was ever signed. */
@Singleton
public class AgreementStore {

    private static final String VERSIONS = """
            select version, terms
            from billing.agreement join billing.agreement_version using (agreement)
            where %s
            order by version desc""";

    private static final String INSERT_SCOPE = """
            insert into billing.agreement (agreement, api, operation) values ($1, $2, $3)
            on conflict do nothing""";

    private static final String OTHER_SCOPE = """
            select agreement from billing.agreement
            where (agreement = $1) <> (api = $2 and operation is not distinct from $3)""";

    private static final String INSERT_VERSION = """
            insert into billing.agreement_version (agreement, version, effective_from, terms) values ($1, $2, $3, $4)""";

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
        return connection
                .preparedQuery(INSERT_VERSION)
                .execute(Tuple.of(
                        terms.agreement(),
                        agreement.version(),
                        terms.effectiveFrom().atOffset(ZoneOffset.UTC),
                        AgreementText.write(terms)))
                .replaceWithVoid();
    }

    private static List<Agreement> agreements(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(AgreementStore::agreement)
                .toList();
    }

    private static Agreement agreement(Row row) {
        return new Agreement(row.getInteger("version"), AgreementText.read(row.getString("terms")));
    }
}
