package io.hefu.portal.agreement;

import io.hefu.core.agreement.Agreements.Signed;
import io.hefu.core.agreement.Terms;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.member.Role;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.proposal.ProposalView;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Signed agreements over HTTP. */
@Path("/portal/v1/agreements")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agreements")
public class AgreementResource {

    private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=UTF-8";
    private static final Bilingual MONTH = new Bilingual("应为 YYYY-MM 形式的月份", "must be a month: YYYY-MM");

    private final SignedAgreements agreements;
    private final SignedIn signedIn;

    AgreementResource(SignedAgreements agreements, SignedIn signedIn) {
        this.agreements = agreements;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "listAgreements",
            summary = "The newest version of each agreement",
            description = "Of a partner those that it is a party of. Needs the role partner-finance or operator-admin.")
    public Uni<Listing<AgreementView>> list() {
        return signedIn.member().flatMap(agreements::list).map(found -> Listing.of(found, AgreementView::of));
    }

    @GET
    @Path("/{agreement}")
    @Operation(
            operationId = "getAgreement",
            summary = "Every version of an agreement, the newest first",
            description = "Of a partner those that it is a party of. Needs the role partner-finance or operator-admin.")
    public Uni<Listing<AgreementView>> versions(String agreement) {
        return signedIn.member()
                .flatMap(member -> agreements.versions(member, agreement))
                .map(found -> Listing.of(found, AgreementView::of));
    }

    @GET
    @Path("/{agreement}/versions/{version}/text")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "getAgreementText",
            summary = "The text of a version that was signed, to the letter",
            description = "Its SHA-256 is the version's hash, by which statements name it.")
    public Uni<RestResponse<String>> text(String agreement, String version) {
        return signedIn.member()
                .flatMap(member -> agreements.version(member, agreement, version))
                .map(signed -> ResponseBuilder.ok(signed.text(), TEXT)
                        .header(HttpHeaders.ETAG, "\"" + signed.hash() + "\"")
                        .build());
    }

    @POST
    @Path("/{agreement}/incidents")
    @ResponseStatus(201)
    @Operation(
            operationId = "reportIncidents",
            summary = "Propose to count incidents against a clause on penalties",
            description = "Takes effect once a second person approves the proposal: what the terms give the month with"
                    + " them, less what they gave without, is booked then. Needs the role operator-admin.")
    public Uni<ProposalView> report(String agreement, @Nullable IncidentsBody body) {
        IncidentsBody given = Requirements.body(body);
        Requirements requirements = new Requirements();
        String clause = requirements.text("clause", given.clause(), 1, 30);
        Optional<YearMonth> month = requirements.read("month", given.month(), YearMonth::parse, MONTH);
        long count = given.count().orElse(1L);
        requirements.within("count", count, -1_000_000, 1_000_000);
        String reason = requirements.text("reason", given.reason(), 1, 500);
        return signedIn.member()
                .invoke(member -> member.require(Role.OPERATOR_ADMIN))
                .invoke(requirements::check)
                .flatMap(member -> agreements.report(member, agreement, clause, month.orElseThrow(), count, reason))
                .map(ProposalView::of);
    }

    public record IncidentsBody(
            @Schema(required = true, examples = "5.1") @Nullable
            String clause,

            @Schema(required = true, examples = "2026-10") @Nullable
            String month,

            @Schema(defaultValue = "1", description = "Below 0 takes back what was counted by mistake.")
            Optional<Long> count,

            @Schema(required = true, maxLength = 500) @Nullable
            String reason) {}

    /** @param hash SHA-256 of the text */
    public record AgreementView(int version, String hash, Terms terms) {

        static AgreementView of(Signed signed) {
            return new AgreementView(signed.version(), signed.hash(), signed.terms());
        }
    }
}
