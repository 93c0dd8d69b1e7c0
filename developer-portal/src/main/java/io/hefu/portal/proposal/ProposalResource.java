package io.hefu.portal.proposal;

import io.hefu.core.approval.Proposal.Kind;
import io.hefu.core.approval.Proposal.State;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.member.Role;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.paging.PageQuery;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Proposals over HTTP. */
@Path("/portal/v1/proposals")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proposals")
public class ProposalResource {

    private static final Bilingual KIND = new Bilingual(
            "应为 AGREEMENT、PRICE、INCIDENTS、RERATING 或 REFUND",
            "must be AGREEMENT, PRICE, INCIDENTS, RERATING or REFUND");
    private static final Bilingual STATE =
            new Bilingual("应为 PROPOSED、APPROVED 或 WITHDRAWN", "must be PROPOSED, APPROVED or WITHDRAWN");
    private static final Bilingual HASH =
            new Bilingual("应为提案的哈希，64 个小写十六进制字符", "must be the proposal's hash, 64 lower-case hexadecimal digits");

    private final Decisions decisions;
    private final SignedIn signedIn;

    ProposalResource(Decisions decisions, SignedIn signedIn) {
        this.decisions = decisions;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "listProposals",
            summary = "What two people decide, newest first",
            description = "Agreements, prices, incidents, reratings and refunds. Needs the role operator-admin.")
    public Uni<Listing<ProposalView>> list(
            @Parameter(schema = @Schema(implementation = Kind.class)) @QueryParam("kind") @Nullable String kind,
            @Parameter(schema = @Schema(implementation = State.class)) @QueryParam("state") @Nullable String state,
            @BeanParam PageQuery page) {
        Requirements requirements = new Requirements();
        Optional<Kind> wantedKind =
                kind == null ? Optional.empty() : requirements.read("kind", kind, Kind::valueOf, KIND);
        Optional<State> wantedState =
                state == null ? Optional.empty() : requirements.read("state", state, State::valueOf, STATE);
        PageRequest request = page.request();
        return signedIn.member()
                .invoke(member -> member.require(Role.OPERATOR_ADMIN))
                .invoke(requirements::check)
                .flatMap(member -> decisions.list(member, wantedKind, wantedState, request))
                .map(found -> Listing.of(found, ProposalView::of));
    }

    @GET
    @Path("/{proposalId}")
    @Operation(operationId = "getProposal", summary = "Read a proposal", description = "Needs the role operator-admin.")
    public Uni<ProposalView> get(UUID proposalId) {
        return signedIn.member()
                .flatMap(member -> decisions.get(member, proposalId))
                .map(ProposalView::of);
    }

    @POST
    @Path("/{proposalId}/approve")
    @Operation(
            operationId = "approveProposal",
            summary = "Let a proposal take effect",
            description =
                    "Names the hash of the text that was read: 412 when it is another text by now. Nobody approves"
                            + " what they proposed or changed last. Needs the role operator-admin.")
    public Uni<ProposalView> approve(UUID proposalId, @Nullable ApprovalBody body) {
        ApprovalBody given = Requirements.body(body);
        Requirements requirements = new Requirements();
        Optional<String> hash = requirements.read("hash", given.hash(), ProposalResource::hash, HASH);
        return signedIn.member()
                .invoke(member -> member.require(Role.OPERATOR_ADMIN))
                .invoke(requirements::check)
                .flatMap(member -> decisions.approve(member, proposalId, hash.orElseThrow()))
                .map(ProposalView::of);
    }

    @POST
    @Path("/{proposalId}/withdraw")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "withdrawProposal",
            summary = "Take a proposal off the table",
            description = "Needs the role operator-admin.")
    public Uni<ProposalView> withdraw(UUID proposalId) {
        return signedIn.member()
                .flatMap(member -> decisions.withdraw(member, proposalId))
                .map(ProposalView::of);
    }

    private static String hash(String text) {
        if (!text.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("hash");
        }
        return text;
    }

    public record ApprovalBody(
            @Schema(required = true, type = SchemaType.STRING, minLength = 64, maxLength = 64) @Nullable
            String hash) {}
}
