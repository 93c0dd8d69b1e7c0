package io.hefu.rights.redemption;

import io.hefu.core.call.Answer;
import io.hefu.core.call.Call;
import io.hefu.core.call.Owner;
import io.hefu.core.call.Request;
import io.hefu.core.call.Request.NoBody;
import io.hefu.core.capability.Inquiry.Fate;
import io.hefu.core.identifier.GivenIdentifier;
import io.hefu.core.identifier.IdentifiedSubscriber;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.NoSuchResource;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.usage.UsageRecord;
import io.hefu.rights.benefit.Benefit;
import io.hefu.rights.benefit.BenefitId;
import io.hefu.rights.benefit.BenefitResource;
import io.hefu.rights.redemption.RedemptionState.Denied;
import io.hefu.rights.redemption.RedemptionState.Fulfilling;
import io.hefu.rights.redemption.RedemptionState.Processing;
import io.hefu.rights.redemption.RedemptionState.Succeeded;
import io.hefu.rights.refusal.RightsRefusal.BenefitNotValid;
import io.hefu.rights.refusal.RightsRefusal.CorrelatorUsed;
import io.hefu.rights.secrecy.CardCode;
import io.hefu.rights.secrecy.SubscriberPseudonyms;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Redemptions of an application: asked for, and asked after. */
@Singleton
public class RedemptionResource {

    private static final NoSuchResource NO_SUCH_REDEMPTION = new NoSuchResource("redemption");

    private final BenefitResource benefits;
    private final RedemptionStore redemptions;
    private final FulfilmentWorker worker;
    private final SubscriberPseudonyms pseudonyms;
    private final Clock clock;

    public RedemptionResource(
            BenefitResource benefits,
            RedemptionStore redemptions,
            FulfilmentWorker worker,
            SubscriberPseudonyms pseudonyms,
            Clock clock) {
        this.benefits = benefits;
        this.redemptions = redemptions;
        this.worker = worker;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /**
     * Answers as soon as the pieces are taken; the supplier may need longer. The same request again has no second effect
     * and is answered by the redemption it made: 200 instead of 201, unless it is the same call, cut short and taken up
     * again.
     */
    public CompletionStage<Answer> redeem(Request<NewRedemption> request) {
        PhoneNumber account = account(request.call(), request.body());
        Redemption asked = asked(request.call(), request.body(), account);
        return earlier(asked)
                .flatMap(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(repeated(asked, earlier.get()))
                        : redeem(request, asked, account))
                .subscribeAsCompletionStage();
    }

    public CompletionStage<Answer> get(Request<NoBody> request) {
        return redemptions
                .find(Owner.of(request.call()), redemptionId(request))
                .map(redemption -> redemption.orElseThrow(() -> new RefusedException(NO_SUCH_REDEMPTION)))
                .map(redemption -> Answer.ok(view(redemption, true)))
                .subscribeAsCompletionStage();
    }

    public CompletionStage<Answer> list(Request<NoBody> request) {
        return redemptions
                .page(Owner.of(request.call()), request.query("page", 1), request.query("perPage", 20))
                .map(page -> Answer.ok(page.map(redemption -> view(redemption, false))))
                .subscribeAsCompletionStage();
    }

    /** A redemption has the id of its call, and is kept or not in one transaction: there is no third case. */
    public CompletionStage<Fate> inquire(UsageRecord call) {
        return redemptions
                .find(
                        new Owner(call.application(), call.environment()),
                        call.call().value())
                .map(found -> found.isPresent() ? new Fate.CarriedOut(201, 1) : Fate.WITHOUT_EFFECT)
                .subscribeAsCompletionStage();
    }

    private Uni<Answer> redeem(Request<NewRedemption> request, Redemption asked, PhoneNumber account) {
        return benefits.require(request.call(), request.body().benefitId())
                .invoke(this::requireValid)
                .flatMap(benefit -> redemptions.add(asked, benefit, account))
                .flatMap(added -> added
                        ? Uni.createFrom().item(accepted(asked))
                        : earlier(asked).map(other -> repeated(asked, other.orElseThrow())));
    }

    private Answer accepted(Redemption redemption) {
        worker.wake();
        return Answer.created(view(redemption, false));
    }

    private static Answer repeated(Redemption asked, Redemption earlier) {
        if (!earlier.hasContentOf(asked)) {
            throw new RefusedException(new CorrelatorUsed(earlier.id().value()));
        }
        return earlier.id().equals(asked.id()) ? Answer.created(view(earlier, false)) : Answer.ok(view(earlier, false));
    }

    private Uni<Optional<Redemption>> earlier(Redemption asked) {
        return redemptions.find(asked.owner(), asked.clientCorrelator());
    }

    private Redemption asked(Call call, NewRedemption body, PhoneNumber account) {
        return new Redemption(
                new RedemptionId(call.id().value()),
                Owner.of(call),
                body.clientCorrelator(),
                new BenefitId(UUID.fromString(body.benefitId())),
                pseudonyms.of(account),
                body.quantity().orElse(1),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                new Processing());
    }

    private void requireValid(Benefit benefit) {
        if (!benefit.validity().includes(clock.instant())) {
            throw new RefusedException(new BenefitNotValid());
        }
    }

    private static PhoneNumber account(Call call, NewRedemption body) {
        return IdentifiedSubscriber.of(call.subscriber(), GivenIdentifier.ofPhoneNumber(body.phoneNumber()))
                .phoneNumber();
    }

    private static UUID redemptionId(Request<?> request) {
        try {
            return UUID.fromString(request.path("redemptionId"));
        } catch (IllegalArgumentException notAnId) {
            throw new RefusedException(NO_SUCH_REDEMPTION);
        }
    }

    private static RedemptionView view(Redemption redemption, boolean withCode) {
        RedemptionState state = redemption.state();
        Optional<Succeeded> succeeded =
                Optional.of(state).filter(Succeeded.class::isInstance).map(Succeeded.class::cast);
        Optional<Denied> denied =
                Optional.of(state).filter(Denied.class::isInstance).map(Denied.class::cast);
        return new RedemptionView(
                redemption.id().value(),
                redemption.clientCorrelator(),
                redemption.benefit().value(),
                redemption.quantity(),
                status(state),
                succeeded.filter(any -> withCode).flatMap(Succeeded::code).map(CardCode::clearText),
                denied.map(Denied::reason),
                redemption.createdAt(),
                succeeded.map(Succeeded::at).or(() -> denied.map(Denied::at)));
    }

    private static String status(RedemptionState state) {
        if (state instanceof Processing) {
            return "processing";
        }
        return state instanceof Fulfilling ? "fulfilling" : state instanceof Succeeded ? "succeeded" : "denied";
    }

    /** @param quantity 1 if absent */
    public record NewRedemption(
            String benefitId, Optional<String> phoneNumber, Optional<Integer> quantity, String clientCorrelator) {

        /** Without the number. */
        @Override
        public String toString() {
            return "NewRedemption[" + clientCorrelator + "]";
        }
    }

    record RedemptionView(
            UUID redemptionId,
            String clientCorrelator,
            UUID benefitId,
            int quantity,
            String status,
            Optional<String> cardCode,
            Optional<String> denialReason,
            Instant createdAt,
            Optional<Instant> settledAt) {}
}
