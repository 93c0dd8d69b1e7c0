package io.hefu.billing.pricing;

import io.hefu.billing.proposal.ProposalStore;
import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.approval.Proposal;
import io.hefu.core.approval.Proposal.Kind;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.language.Bilingual;
import io.hefu.core.pricing.PriceChanges;
import io.hefu.core.pricing.PriceTerms;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** New prices: proposed, and published once they are approved. */
@Singleton
public class PriceChangeStore implements PriceChanges {

    private static final Bilingual NAME = new Bilingual("不是合规的操作名称", "is no well-formed name of an operation");

    private final Pool pool;
    private final Clock clock;
    private final PriceStore prices;
    private final ProposalStore proposals;

    public PriceChangeStore(Pool pool, Clock clock, PriceStore prices, ProposalStore proposals) {
        this.pool = pool;
        this.clock = clock;
        this.prices = prices;
        this.proposals = proposals;
    }

    @Override
    public CompletionStage<Proposal> propose(
            PlanCode plan,
            ApiName api,
            String operation,
            Instant effectiveFrom,
            PriceTerms terms,
            boolean taxIncluded,
            String username) {
        return Uni.createFrom()
                .item(() -> offer(
                        new PriceKey(plan, api, operation),
                        effectiveFrom,
                        PriceForm.read(terms),
                        taxIncluded ? TaxTreatment.INCLUSIVE : TaxTreatment.EXCLUSIVE))
                .invoke(this::requireNotPast)
                .call(offer -> prices.following(pool, offer))
                .chain(offer -> proposals.propose(pool, Kind.PRICE, offer.subject(), PriceText.write(offer), username))
                .subscribeAsCompletionStage();
    }

    /**
     * Publishes what was approved. Fails with {@link PriceRefusal}.
     *
     * @return the version it became
     */
    public Uni<String> approve(SqlClient connection, Proposal proposal) {
        return Uni.createFrom()
                .item(() -> PriceText.read(proposal.text()))
                .invoke(this::requireNotPast)
                .chain(offer -> prices.publish(connection, offer))
                .map(version -> "version/" + version.version());
    }

    private static PriceOffer offer(PriceKey key, Instant effectiveFrom, PriceModel model, TaxTreatment tax) {
        try {
            return new PriceOffer(key, effectiveFrom, model, tax);
        } catch (IllegalArgumentException noOperation) {
            throw new RefusedException(new PriceRefusal.Field("operation", NAME));
        }
    }

    private void requireNotPast(PriceOffer offer) {
        Instant now = clock.instant();
        if (offer.effectiveFrom().isBefore(now)) {
            throw new RefusedException(new PriceRefusal.InThePast(offer.effectiveFrom(), now));
        }
    }
}
