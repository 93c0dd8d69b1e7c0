package io.hefu.portal.pricing;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.language.Bilingual;
import io.hefu.core.pricing.PriceTerms;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.catalogue.PublishedApis;
import io.hefu.portal.member.Role;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.plan.PriceView;
import io.hefu.portal.proposal.ProposalView;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A plan's prices over HTTP. */
@Path("/portal/v1/plans/{planCode}/prices")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
public class PriceResource {

    private static final Bilingual API = new Bilingual("应为 API 的名称", "must be an API's name");
    private static final Bilingual INSTANT =
            new Bilingual("应为 ISO 8601 时间，如 2026-12-31T16:00:00Z", "must be an ISO 8601 time: 2026-12-31T16:00:00Z");

    private final Prices prices;
    private final PublishedApis apis;
    private final SignedIn signedIn;

    PriceResource(Prices prices, PublishedApis apis, SignedIn signedIn) {
        this.prices = prices;
        this.apis = apis;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "listPrices",
            summary = "Every version of a plan's prices",
            description = "Those of the past, the present and the future, the newest of each operation first; with the"
                    + " price in words, and which answers of the operation are charged.")
    public Uni<Listing<PriceView>> list(String planCode) {
        return signedIn.member()
                .flatMap(member -> prices.history(member, plan(planCode)))
                .map(found -> Listing.of(found, price -> PriceView.of(price, apis)));
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "proposePrice",
            summary = "Propose the next version of a price",
            description = "Not before now, and where it counts the month's units, from the first of a month in"
                    + " Asia/Shanghai. Takes effect once a second person approves the proposal. Needs the role"
                    + " operator-admin.")
    public Uni<ProposalView> propose(String planCode, @Nullable PriceBody body) {
        PriceBody given = Requirements.body(body);
        Requirements requirements = new Requirements();
        Optional<ApiName> api = requirements.read("api", given.api(), ApiName::new, API);
        String operation = requirements.text("operation", given.operation(), 1, 80);
        Optional<Instant> from = requirements.read("effectiveFrom", given.effectiveFrom(), Instant::parse, INSTANT);
        PriceTerms terms = requirements.present("terms", given.terms());
        return signedIn.member()
                .invoke(member -> member.require(Role.OPERATOR_ADMIN))
                .invoke(requirements::check)
                .flatMap(member -> prices.propose(
                        member,
                        plan(planCode),
                        api.orElseThrow(),
                        operation,
                        from.orElseThrow(),
                        terms,
                        given.taxIncluded().orElse(true)))
                .map(ProposalView::of);
    }

    private static PlanCode plan(String text) {
        try {
            return new PlanCode(text);
        } catch (IllegalArgumentException noCode) {
            throw new RefusedException(new NotFound(Thing.PLAN));
        }
    }

    public record PriceBody(
            @Schema(required = true, examples = "short-messages") @Nullable
            String api,

            @Schema(required = true, examples = "sendMessage") @Nullable
            String operation,

            @Schema(required = true, examples = "2026-12-31T16:00:00Z") @Nullable
            String effectiveFrom,

            @Schema(required = true) @Nullable PriceTerms terms,
            @Schema(defaultValue = "true") Optional<Boolean> taxIncluded) {}
}
