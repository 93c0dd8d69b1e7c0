package io.hefu.portal.pricing;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.pricing.Refunds;
import io.hefu.portal.member.Role;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.proposal.ProposalView;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Paying calls back, over HTTP. */
@Path("/portal/v1/refunds")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Corrections")
public class RefundResource {

    private static final Bilingual ORGANISATION_ID =
            new Bilingual("应为组织标识（UUID）", "must be an organisation's id, a UUID");
    private static final Bilingual CALL_IDS = new Bilingual("应为调用标识（UUID）的列表", "must be a list of calls' ids, UUIDs");
    private static final Bilingual CORRELATORS =
            new Bilingual("应为应答头 x-correlator 的值的列表", "must be a list of answers' x-correlators");
    private static final Bilingual SOME_CALLS =
            new Bilingual("必须提供，或提供 correlators", "must be given, unless correlators are");
    private static final Bilingual TOO_MANY = new Bilingual(
            "与 correlators 合计最多 " + Refunds.MOST_CALLS + " 个",
            "must be " + Refunds.MOST_CALLS + " at most, correlators included");

    private final Prices prices;
    private final SignedIn signedIn;

    RefundResource(Prices prices, SignedIn signedIn) {
        this.prices = prices;
        this.signedIn = signedIn;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "proposeRefund",
            summary = "Propose to pay calls of a developer back",
            description =
                    "By their ids or correlators. A call is refunded once. Booked once a second person approves the"
                            + " proposal. Needs the role operator-admin.")
    public Uni<ProposalView> propose(@Nullable RefundBody body) {
        RefundBody given = Requirements.body(body);
        Requirements requirements = new Requirements();
        Optional<OrganisationId> developer =
                requirements.read("organisationId", given.organisationId(), OrganisationId::of, ORGANISATION_ID);
        List<String> ids = given.callIds().orElse(List.of());
        List<String> named = given.correlators().orElse(List.of());
        Optional<List<CallId>> calls = requirements.read("callIds", ids, RefundResource::calls, CALL_IDS);
        Optional<List<Correlator>> correlators = requirements.read(
                "correlators",
                named,
                texts -> texts.stream().map(Correlator::new).toList(),
                CORRELATORS);
        requirements.hold("callIds", !ids.isEmpty() || !named.isEmpty(), SOME_CALLS);
        requirements.hold("callIds", ids.size() + named.size() <= Refunds.MOST_CALLS, TOO_MANY);
        String reason = requirements.text("reason", given.reason(), 1, 500);
        return signedIn.member()
                .invoke(member -> member.require(Role.OPERATOR_ADMIN))
                .invoke(requirements::check)
                .flatMap(member -> prices.refund(
                        member, developer.orElseThrow(), calls.orElseThrow(), correlators.orElseThrow(), reason))
                .map(ProposalView::of);
    }

    private static List<CallId> calls(List<String> texts) {
        return texts.stream().map(UUID::fromString).map(CallId::new).toList();
    }

    public record RefundBody(
            @Schema(required = true, description = "Whose calls they are.") @Nullable
            String organisationId,

            Optional<List<String>> callIds,
            Optional<List<String>> correlators,

            @Schema(required = true, maxLength = 500) @Nullable
            String reason) {}
}
