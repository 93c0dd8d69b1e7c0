package io.hefu.rights.benefit;

import io.hefu.core.call.Answer;
import io.hefu.core.call.Call;
import io.hefu.core.call.Request;
import io.hefu.core.call.Request.NoBody;
import io.hefu.core.refusal.NoSuchResource;
import io.hefu.core.refusal.RefusedException;
import io.hefu.rights.benefit.Benefit.Fulfilment;
import io.hefu.rights.benefit.Benefit.Type;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** The catalogue of benefits. */
@Singleton
public class BenefitResource {

    private static final NoSuchResource NO_SUCH_BENEFIT = new NoSuchResource("benefit");

    private final BenefitStore benefits;

    public BenefitResource(BenefitStore benefits) {
        this.benefits = benefits;
    }

    public CompletionStage<Answer> list(Request<NoBody> request) {
        return benefits.page(request.call().environment(), request.query("page", 1), request.query("perPage", 20))
                .map(page -> Answer.ok(page.map(BenefitResource::view)))
                .subscribeAsCompletionStage();
    }

    public CompletionStage<Answer> get(Request<NoBody> request) {
        return require(request.call(), request.path("benefitId"))
                .map(benefit -> Answer.ok(view(benefit)))
                .subscribeAsCompletionStage();
    }

    /** The benefit as it stands in the call's environment. */
    public Uni<Benefit> require(Call call, String id) {
        return benefits.find(call.environment(), benefitId(id))
                .map(benefit -> benefit.orElseThrow(() -> new RefusedException(NO_SUCH_BENEFIT)));
    }

    private static BenefitId benefitId(String text) {
        try {
            return new BenefitId(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            throw new RefusedException(NO_SUCH_BENEFIT);
        }
    }

    private static BenefitView view(Benefit benefit) {
        return new BenefitView(
                benefit.id().value(),
                benefit.name(),
                benefit.nameEn(),
                benefit.type(),
                benefit.fulfilment(),
                new SupplierView(benefit.supplier().id(), benefit.supplier().name()),
                benefit.available(),
                benefit.perSubscriberLimit(),
                new ValidityView(benefit.validity().from(), benefit.validity().to()));
    }

    record BenefitView(
            UUID benefitId,
            String name,
            Optional<String> nameEn,
            Type benefitType,
            Fulfilment fulfilment,
            SupplierView supplier,
            long available,
            OptionalInt perSubscriberLimit,
            ValidityView validity) {}

    record SupplierView(UUID supplierId, String name) {}

    record ValidityView(Instant from, Optional<Instant> to) {}
}
