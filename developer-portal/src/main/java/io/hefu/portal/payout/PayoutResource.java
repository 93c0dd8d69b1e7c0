package io.hefu.portal.payout;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.payout.PayoutFile;
import io.hefu.portal.member.Role;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.paging.PageQuery;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.paging.Pagination;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Payouts over HTTP. */
@Path("/portal/v1/payouts")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payouts")
public class PayoutResource {

    private static final String OPERATORS = " Needs the role operator-admin.";
    private static final String CSV = "text/csv";
    private static final int LONGEST_REFERENCE = 60;
    private static final Bilingual ORGANISATION_ID = new Bilingual("应为组织标识（UUID）", "must be organisations' ids, UUIDs");

    private final OperatorPayouts payouts;
    private final SignedIn signedIn;

    PayoutResource(OperatorPayouts payouts, SignedIn signedIn) {
        this.payouts = payouts;
        this.signedIn = signedIn;
    }

    @GET
    @Path("/candidates")
    @Operation(
            operationId = "listPayoutCandidates",
            summary = "Who would be paid now, how much, and who would not",
            description = "A party with an obstacle is left out of payouts." + OPERATORS)
    public Uni<Listing<CandidateView>> candidates() {
        return signedIn.member().flatMap(payouts::candidates).map(found -> Listing.of(found, CandidateView::of));
    }

    @POST
    @Operation(
            operationId = "createPayout",
            summary = "Take what is payable now into a payout",
            description = "All partners that can be paid, or those that are named. The same reference again answers the"
                    + " same payout. Another person approves it." + OPERATORS)
    public Uni<PayoutView> create(@Nullable PayoutBody body) {
        return signedIn.member()
                .invoke(member -> member.require(Role.OPERATOR_ADMIN))
                .flatMap(member -> {
                    PayoutBody given = Requirements.body(body);
                    Requirements requirements = new Requirements();
                    String reference = requirements.text("reference", given.reference(), 1, LONGEST_REFERENCE);
                    Set<OrganisationId> parties = new LinkedHashSet<>();
                    for (String id : given.parties() == null ? List.<String>of() : given.parties()) {
                        requirements
                                .read("parties", id, OrganisationId::of, ORGANISATION_ID)
                                .ifPresent(parties::add);
                    }
                    requirements.check();
                    return payouts.create(member, reference, parties);
                })
                .map(PayoutView::of);
    }

    @GET
    @Operation(
            operationId = "listPayouts",
            summary = "List payouts without their items, newest first",
            description = OPERATORS)
    public Uni<Listing<PayoutView>> list(@BeanParam PageQuery page) {
        PageRequest request = page.request();
        return signedIn.member()
                .flatMap(member -> payouts.list(member, request))
                .map(found -> new Listing<>(
                        found.items().stream().map(PayoutView::of).toList(),
                        new Pagination(
                                request.page(),
                                request.perPage(),
                                found.pagination().totalCount(),
                                found.pagination().totalPages())));
    }

    @GET
    @Path("/{payoutId}")
    @Operation(
            operationId = "getPayout",
            summary = "Read a payout: whom it pays, for which months, how far it has come",
            description = OPERATORS)
    public Uni<PayoutView> get(UUID payoutId) {
        return signedIn.member()
                .flatMap(member -> payouts.get(member, payoutId))
                .map(PayoutView::of);
    }

    @POST
    @Path("/{payoutId}/approve")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "approvePayout",
            summary = "Approve a payout: its file for the bank is made",
            description = "Not for who created it. Refused when a payment is disputed, suspended or to another account"
                    + " since." + OPERATORS)
    public Uni<PayoutView> approve(UUID payoutId) {
        return signedIn.member()
                .flatMap(member -> payouts.approve(member, payoutId))
                .map(PayoutView::of);
    }

    @POST
    @Path("/{payoutId}/cancel")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "cancelPayout",
            summary = "Drop a payout that is not approved",
            description = "What it was to pay is payable again." + OPERATORS)
    public Uni<PayoutView> cancel(UUID payoutId) {
        return signedIn.member()
                .flatMap(member -> payouts.cancel(member, payoutId))
                .map(PayoutView::of);
    }

    @GET
    @Path("/{payoutId}/file")
    @Produces(CSV)
    @Operation(
            operationId = "getPayoutFile",
            summary = "Download the file for the bank",
            description =
                    "The same bytes each time; each download is audited. HEAD and TAIL have the count and the total"
                            + " of the items." + OPERATORS)
    public Uni<RestResponse<byte[]>> file(UUID payoutId) {
        return signedIn.member()
                .flatMap(member -> payouts.file(member, payoutId))
                .map(PayoutResource::download);
    }

    @POST
    @Path("/{payoutId}/results")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importPayoutResults",
            summary = "Import what the bank says became of the items",
            description = "CSV in UTF-8: reference,status,date,reason; the status is PAID or RETURNED, a return needs a"
                    + " reason. A copy changes nothing, and a file with an error in it changes nothing at all."
                    + OPERATORS)
    public Uni<PayoutView> importResults(UUID payoutId, byte @Nullable [] csv) {
        byte[] given = csv == null ? new byte[0] : csv;
        return signedIn.member()
                .flatMap(member -> payouts.importResults(member, payoutId, given))
                .map(PayoutView::of);
    }

    private static RestResponse<byte[]> download(PayoutFile found) {
        String digest = Base64.getEncoder()
                .encodeToString(HexFormat.of().parseHex(found.file().sha256()));
        return ResponseBuilder.ok(found.bytes())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + found.file().name() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // RFC 9530 §3
                .header("Repr-Digest", "sha-256=:" + digest + ":")
                .build();
    }

    /** Whom to pay. */
    public record PayoutBody(
            @Schema(required = true, maxLength = LONGEST_REFERENCE, examples = "2026-11-A") @Nullable
            String reference,

            @Schema(description = "Ids of organisations; all that can be paid when absent.") @Nullable
            List<String> parties) {}
}
