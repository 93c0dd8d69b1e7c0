package io.hefu.portal.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.agreement.Agreements.Month;
import io.hefu.core.agreement.Agreements.Outcome;
import io.hefu.core.agreement.Agreements.WhatIf;
import io.hefu.core.agreement.Terms;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.member.Role;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.money.MoneyView;
import io.hefu.portal.proposal.ProposalView;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Drafts of agreements over HTTP: proposals of the kind AGREEMENT, clause by clause. */
@Path("/portal/v1/agreement-drafts")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agreements")
public class AgreementDraftResource {

    private static final long MOST_MONTHS = 24;
    private static final Bilingual MONTH = new Bilingual("应为 YYYY-MM 形式的月份", "must be a month: YYYY-MM");
    private static final Bilingual SPAN = new Bilingual(
            "应不早于 from，且最多跨 " + MOST_MONTHS + " 个月",
            "must not be before from, and " + MOST_MONTHS + " months long at most");

    private final SignedAgreements agreements;
    private final SignedIn signedIn;

    AgreementDraftResource(SignedAgreements agreements, SignedIn signedIn) {
        this.agreements = agreements;
        this.signedIn = signedIn;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "proposeAgreement",
            summary = "Propose the next version of an agreement, or the first",
            description = "Amounts are decimal yuan, percentages 1/100 of a percent. Becomes a version once a second"
                    + " person approves its hash; not before the first date whose books are open. Needs the role"
                    + " operator-admin.")
    public Uni<ProposalView> propose(@Nullable Terms body) {
        Terms terms = Requirements.body(body);
        return signedIn.member()
                .flatMap(member -> agreements.propose(member, terms))
                .map(ProposalView::of);
    }

    @PUT
    @Path("/{draftId}")
    @Operation(
            operationId = "changeAgreementDraft",
            summary = "Replace the terms of a draft",
            description =
                    "It has another hash then, which is to be approved anew, by somebody else than who changed it."
                            + " Needs the role operator-admin.")
    public Uni<ProposalView> change(UUID draftId, @Nullable Terms body) {
        Terms terms = Requirements.body(body);
        return signedIn.member()
                .flatMap(member -> agreements.change(member, draftId, terms))
                .map(ProposalView::of);
    }

    @GET
    @Path("/{draftId}")
    @Operation(
            operationId = "getAgreementDraft",
            summary = "Read the terms of a draft, clause by clause",
            description = "Needs the role operator-admin.")
    public Uni<Terms> get(UUID draftId) {
        return signedIn.member().flatMap(member -> agreements.draft(member, draftId));
    }

    @GET
    @Path("/{draftId}/what-if")
    @Operation(
            operationId = "replayAgreementDraft",
            summary = "What past months would have come to under a draft",
            description = "Exact, from what came in; month by month and party by party, as it was, as it would be, and"
                    + " the difference. Writes nothing. Needs the role operator-admin.")
    public Uni<WhatIfView> whatIf(
            UUID draftId,
            @Parameter(required = true, description = "YYYY-MM") @QueryParam("from") @Nullable String from,
            @Parameter(required = true, description = "YYYY-MM, included") @QueryParam("to") @Nullable String to) {
        Requirements requirements = new Requirements();
        Optional<YearMonth> first = requirements.read("from", from, YearMonth::parse, MONTH);
        Optional<YearMonth> last = requirements.read("to", to, YearMonth::parse, MONTH);
        if (first.isPresent() && last.isPresent()) {
            boolean fits = !last.get().isBefore(first.get())
                    && last.get().isBefore(first.get().plusMonths(MOST_MONTHS));
            requirements.hold("to", fits, SPAN);
        }
        return signedIn.member()
                .invoke(member -> member.require(Role.OPERATOR_ADMIN))
                .invoke(requirements::check)
                .flatMap(member -> agreements.whatIf(member, draftId, first.orElseThrow(), last.orElseThrow()))
                .map(WhatIfView::of);
    }

    public record WhatIfView(List<MonthView> months) {

        static WhatIfView of(WhatIf whatIf) {
            return new WhatIfView(whatIf.months().stream().map(MonthView::of).toList());
        }
    }

    /** @param clauses by number: what each gave or moved under the draft */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record MonthView(
            @Schema(type = SchemaType.STRING, examples = "2026-07")
            YearMonth month,

            MoneyView gross,
            long calls,
            long units,
            MoneyView refunded,
            List<OutcomeView> parties,
            Map<String, MoneyView> clauses) {

        static MonthView of(Month month) {
            Map<String, MoneyView> clauses = new LinkedHashMap<>();
            month.clauses().forEach((clause, amount) -> clauses.put(clause, MoneyView.of(amount)));
            return new MonthView(
                    month.month(),
                    MoneyView.of(month.gross()),
                    month.calls(),
                    month.units(),
                    MoneyView.of(month.refunded()),
                    month.parties().stream().map(OutcomeView::of).toList(),
                    clauses);
        }
    }

    public record OutcomeView(UUID partyId, MoneyView before, MoneyView after, MoneyView difference) {

        static OutcomeView of(Outcome outcome) {
            return new OutcomeView(
                    outcome.party().value(),
                    MoneyView.of(outcome.before()),
                    MoneyView.of(outcome.after()),
                    MoneyView.of(outcome.difference()));
        }
    }
}
