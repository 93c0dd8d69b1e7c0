package io.hefu.billing.tmforum;

import io.hefu.billing.agreement.AgreementHash;
import io.hefu.billing.agreement.AgreementTerms;
import io.hefu.billing.agreement.AgreementText;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.tmforum.SharingModel;
import io.hefu.core.tmforum.SharingModel.Clause;
import io.hefu.core.tmforum.SharingModel.Party;
import io.hefu.core.tmforum.SharingModels;
import io.hefu.core.tmforum.Slice;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Signed agreements, clause by clause. Those who share in one see all of it, as they signed it. */
@Singleton
public class SharingModelStore implements SharingModels {

    private static final String OF_PARTY = """
            from billing.agreement_version
            where ($1::text is null or position('party ' || $1 || ' ' in terms) > 0)""";

    private static final String PAGE =
            "select version, terms " + OF_PARTY + " order by agreement, version limit $2 offset $3";

    private static final String COUNT = "select count(*) as total " + OF_PARTY;

    private static final String ONE = "select version, terms " + OF_PARTY + " and agreement = $2 and version = $3";

    private final Pool pool;

    public SharingModelStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Slice<SharingModel>> list(Optional<OrganisationId> party, int offset, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(text(party), limit, offset))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SharingModelStore::model)
                        .toList())
                .chain(found -> pool.preparedQuery(COUNT)
                        .execute(Tuple.of(text(party)))
                        .map(rows -> new Slice<>(found, rows.iterator().next().getLong("total"))))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Optional<SharingModel>> find(Optional<OrganisationId> party, String agreement, int version) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(text(party), agreement, version))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SharingModelStore::model)
                        .findFirst())
                .subscribeAsCompletionStage();
    }

    private static @Nullable String text(Optional<OrganisationId> party) {
        return party.map(OrganisationId::toString).orElse(null);
    }

    private static SharingModel model(Row row) {
        AgreementTerms terms = AgreementText.read(row.getString("terms"));
        return new SharingModel(
                terms.agreement(),
                row.getInteger("version"),
                terms.api(),
                terms.operation(),
                terms.effectiveFrom(),
                AgreementHash.of(terms).hex(),
                terms.waterfall().parties().stream()
                        .map(party ->
                                new Party(party.organisation(), party.role().name()))
                        .toList(),
                terms.waterfall().steps().stream()
                        .map(step -> new Clause(step.clause().number(), String.valueOf(step.words()), step.parties()))
                        .toList());
    }
}
