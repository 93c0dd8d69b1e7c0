package io.hefu.portal.subscription;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.refusal.Requirements;
import io.hefu.portal.subscription.SubscriptionResource.SubscriptionView;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** An application's subscriptions over HTTP. */
@Path("/portal/v1/applications/{applicationId}/subscriptions")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Subscriptions")
public class ApplicationSubscriptionResource {

    private static final Bilingual PLAN_CODE = new Bilingual("应为套餐代码，例如 standard", "must be a plan's code: standard");

    private final Subscriptions subscriptions;
    private final SignedIn signedIn;

    ApplicationSubscriptionResource(Subscriptions subscriptions, SignedIn signedIn) {
        this.subscriptions = subscriptions;
        this.signedIn = signedIn;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "requestSubscription",
            summary = "Subscribe an application to a plan",
            description =
                    "Active at once where the plan needs no approval, otherwise requested. 409 when the application"
                            + " holds the plan already, or another one with some of its APIs in the same environment.")
    public Uni<SubscriptionView> request(UUID applicationId, @Nullable SubscriptionBody body) {
        PlanCode plan = Requirements.body(body).plan();
        return signedIn.member()
                .flatMap(member -> subscriptions.request(member, new ApplicationId(applicationId), plan))
                .map(SubscriptionView::of);
    }

    @GET
    @Operation(operationId = "listSubscriptionsOfApplication", summary = "List an application's subscriptions")
    public Uni<Listing<SubscriptionView>> of(UUID applicationId) {
        return signedIn.member()
                .flatMap(member -> subscriptions.of(member, new ApplicationId(applicationId)))
                .map(found -> Listing.of(found, SubscriptionView::of));
    }

    public record SubscriptionBody(
            @Schema(required = true, examples = "standard") @Nullable
            String planCode) {

        PlanCode plan() {
            Requirements requirements = new Requirements();
            Optional<PlanCode> plan = requirements.read("planCode", planCode, PlanCode::new, PLAN_CODE);
            requirements.check();
            return plan.orElseThrow();
        }
    }
}
