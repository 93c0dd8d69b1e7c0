package io.hefu.portal.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.identity.SubscriptionId;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.paging.PageQuery;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Subscriptions over HTTP: the operator's queue, and decisions. */
@Path("/portal/v1/subscriptions")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Subscriptions")
public class SubscriptionResource {

    private static final Bilingual STATES =
            new Bilingual("应为 REQUESTED、ACTIVE、REJECTED 或 ENDED", "must be REQUESTED, ACTIVE, REJECTED or ENDED");

    private final Subscriptions subscriptions;
    private final SignedIn signedIn;

    SubscriptionResource(Subscriptions subscriptions, SignedIn signedIn) {
        this.subscriptions = subscriptions;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "listSubscriptions",
            summary = "List the subscriptions of all applications in one state, oldest first",
            description = "The approval queue. Needs the role operator-admin.")
    public Uni<Listing<RequestView>> inState(
            @QueryParam("state") @DefaultValue("REQUESTED") String state, @BeanParam PageQuery page) {
        Requirements requirements = new Requirements();
        Optional<SubscriptionState> wanted = requirements.read("state", state, SubscriptionState::valueOf, STATES);
        requirements.check();
        PageRequest request = page.request();
        return signedIn.member()
                .flatMap(member -> subscriptions.inState(member, wanted.orElseThrow(), request))
                .map(found -> Listing.of(found, RequestView::of));
    }

    @POST
    @Path("/{subscriptionId}/approve")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "approveSubscription",
            summary = "Approve a requested subscription",
            description = "Needs the role operator-admin, in another organisation than the one that asked.")
    public Uni<SubscriptionView> approve(UUID subscriptionId) {
        return signedIn.member()
                .flatMap(member -> subscriptions.approve(member, new SubscriptionId(subscriptionId)))
                .map(SubscriptionView::of);
    }

    @POST
    @Path("/{subscriptionId}/reject")
    @Operation(
            operationId = "rejectSubscription",
            summary = "Reject a requested subscription",
            description = "Needs the role operator-admin, in another organisation than the one that asked.")
    public Uni<SubscriptionView> reject(UUID subscriptionId, @Nullable RejectionBody body) {
        String reason = body == null ? null : body.reason();
        return signedIn.member()
                .flatMap(member -> subscriptions.reject(member, new SubscriptionId(subscriptionId), reason))
                .map(SubscriptionView::of);
    }

    @POST
    @Path("/{subscriptionId}/end")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "endSubscription", summary = "Give an active subscription up")
    public Uni<SubscriptionView> end(UUID subscriptionId) {
        return signedIn.member()
                .flatMap(member -> subscriptions.end(member, new SubscriptionId(subscriptionId)))
                .map(SubscriptionView::of);
    }

    public record RejectionBody(
            @Schema(maxLength = 500) @Nullable String reason) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record SubscriptionView(
            UUID subscriptionId,
            UUID applicationId,
            String planCode,
            SubscriptionState state,
            Instant requestedAt,
            Instant changedAt,
            Optional<String> reason) {

        static SubscriptionView of(Subscription subscription) {
            return new SubscriptionView(
                    subscription.id().value(),
                    subscription.application().value(),
                    subscription.plan().value(),
                    subscription.state(),
                    subscription.requestedAt(),
                    subscription.changedAt(),
                    subscription.reason());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record RequestView(
            UUID subscriptionId,
            String planCode,
            SubscriptionState state,
            Instant requestedAt,
            Instant changedAt,
            Optional<String> reason,
            UUID applicationId,
            String applicationName,
            UUID organisationId,
            String organisationName) {

        static RequestView of(SubscriptionRequest request) {
            Subscription subscription = request.subscription();
            return new RequestView(
                    subscription.id().value(),
                    subscription.plan().value(),
                    subscription.state(),
                    subscription.requestedAt(),
                    subscription.changedAt(),
                    subscription.reason(),
                    subscription.application().value(),
                    request.applicationName(),
                    request.organisation().id().value(),
                    request.organisation().name());
        }
    }
}
