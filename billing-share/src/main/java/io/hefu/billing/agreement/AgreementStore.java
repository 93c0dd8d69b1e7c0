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
        return pool.withTransaction(connection -> sign(connection, terms)).subscribeAsCompletionStage();
    }

    /** As part of a transaction under way. Fails with {@link AgreementRefusal}. */
    public Uni<Agreement> sign(SqlClient connection, AgreementTerms terms) {
        return connection
                .preparedQuery(INSERT_SCOPE)
                .execute(scope(terms))
                .chain(() -> following(connection, terms))
                .call(agreement -> insert(connection, agreement));
    }

    /** What terms would become if they were signed now. Fails with {@link AgreementRefusal}. */
    public Uni<Agreement> following(SqlClient client, AgreementTerms terms) {
        return requireScope(client, terms)
                .chain(() -> versions(client, terms.agreement()))
                .map(versions -> versions.stream()
                        .findFirst()
                        .map(latest -> latest.next(terms))
                        .orElseGet(() -> new Agreement(1, terms)));
    }

    /** All versions of an agreement, the newest first; none where there is no such agreement. */
    public Uni<List<Agreement>> versions(SqlClient client, String agreement) {
        return client.preparedQuery(VERSIONS.formatted("agreement = $1"))
                .execute(Tuple.of(agreement))
                .map(AgreementStore::agreements);
    }

    /** All versions of the agreements on some APIs. */
    public Uni<AgreementBook> book(SqlClient connection, Collection<ApiName> apis) {
        return connection
                .preparedQuery(VERSIONS.formatted("api = any($1)"))
                .execute(Tuple.of(apis.stream().map(ApiName::value).toArray(String[]::new)))
                .map(rows -> new AgreementBook(agreements(rows)));
    }

    /** All versions of all agreements, by name, the versions of one ascending. */
    public Uni<List<Agreement>> all(SqlClient connection) {
        return connection
                .query("select version, terms from billing.agreement_version order by agreement, version")
                .execute()
                .map(AgreementStore::agreements);
    }

    private static Tuple scope(AgreementTerms terms) {
        return Tuple.of(
                terms.agreement(), terms.api().value(), terms.operation().orElse(null));
    }

    private static Uni<Void> requireScope(SqlClient client, AgreementTerms terms) {
        return client.preparedQuery(OTHER_SCOPE)
                .execute(scope(terms))
                .invoke(inTheWay -> inTheWay.forEach(row -> {
                    throw new RefusedException(new AgreementRefusal.ScopeDiffers(row.getString("agreement")));
                }))
                .replaceWithVoid();
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
