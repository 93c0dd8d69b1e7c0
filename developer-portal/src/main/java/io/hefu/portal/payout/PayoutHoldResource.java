package io.hefu.portal.payout;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.PayoutHold;
import io.hefu.portal.member.Role;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Partners whose payouts are kept back, over HTTP. */
@Path("/portal/v1/payout-holds/{party}")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payouts")
public class PayoutHoldResource {

    private static final int LONGEST_REASON = 500;

    private final PaymentGuards guards;
    private final SignedIn signedIn;

    PayoutHoldResource(PaymentGuards guards, SignedIn signedIn) {
        this.guards = guards;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "listPayoutHolds",
            summary = "List when and why a partner's payouts were suspended and resumed, newest first",
            description = "A partner sees its own, the operator all.")
    public Uni<Listing<PayoutHold>> list(UUID party) {
        return signedIn.member()
                .flatMap(member -> guards.holds(member, new OrganisationId(party)))
                .map(found -> Listing.of(found, hold -> hold));
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "proposePayoutHold",
            summary = "Propose to suspend or resume a partner's payouts",
            description = "A suspension keeps them back at once, until another person decides on it. Needs the role"
                    + " operator-admin.")
    public Uni<PayoutHold> propose(UUID party, @Nullable PayoutHoldBody body) {
        return signedIn.member()
                .invoke(member -> member.require(Role.OPERATOR_ADMIN))
                .flatMap(member -> {
                    PayoutHoldBody given = Requirements.body(body);
                    Requirements requirements = new Requirements();
                    PayoutHold.Change change = requirements.present("change", given.change());
                    String reason = requirements.text("reason", given.reason(), 1, LONGEST_REASON);
                    requirements.check();
                    return guards.propose(member, new OrganisationId(party), change, reason);
                });
    }

    @POST
    @Path("/{hold}/approve")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "approvePayoutHold",
            summary = "Agree to a suspension or resumption",
            description = "Not for who proposed it. Needs the role operator-admin.")
    public Uni<PayoutHold> approve(UUID party, UUID hold) {
        return signedIn.member().flatMap(member -> guards.decideOnHold(member, new OrganisationId(party), hold, true));
    }

    @POST
    @Path("/{hold}/reject")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "rejectPayoutHold",
            summary = "Reject a suspension or resumption",
            description = "Not for who proposed it. Needs the role operator-admin.")
    public Uni<PayoutHold> reject(UUID party, UUID hold) {
        return signedIn.member().flatMap(member -> guards.decideOnHold(member, new OrganisationId(party), hold, false));
    }

    /** What is to become of the partner's payouts, and why. */
    public record PayoutHoldBody(
            @Schema(required = true) PayoutHold.@Nullable Change change,

            @Schema(required = true, maxLength = LONGEST_REASON) @Nullable
            String reason) {}
}
