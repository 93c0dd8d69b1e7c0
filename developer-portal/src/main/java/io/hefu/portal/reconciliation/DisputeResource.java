package io.hefu.portal.reconciliation;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.paging.PageQuery;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Disputes over HTTP. */
@Path("/portal/v1/disputes")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Disputes")
public class DisputeResource {

    private static final int NOTE_LENGTH = 2_000;
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
    private static final List<String> STEPS =
            List.of("CONTACT", "REVIEW", "ASK", "ANSWER", "EVIDENCE", "PROPOSE", "APPROVE", "DECLINE", "WITHDRAW");

    private static final Bilingual KEY_FORM = new Bilingual("应为差异的 breakKey", "must be the breakKey of a break");
    private static final Bilingual STEP_FORM =
            new Bilingual("应为其中之一：" + String.join(", ", STEPS), "must be one of " + String.join(", ", STEPS));
    private static final Bilingual RUN_FORM = new Bilingual("应为对账任务的标识", "must be the id of a run");

    private final BreakDisputes disputes;
    private final SignedIn signedIn;

    DisputeResource(BreakDisputes disputes, SignedIn signedIn) {
        this.disputes = disputes;
        this.signedIn = signedIn;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "openDispute",
            summary = "Dispute a break",
            description =
                    "The amount is in the partner's favour: all that is at risk when absent. It is frozen until the"
                            + " dispute ends; the rest of the statement stays payable. The operator makes contact within 10 minutes"
                            + " and resolves it within 24 hours. Needs the role partner-finance.")
    public Uni<DisputeView> open(@Nullable OpenBody body) {
        OpenBody given = Requirements.body(body);
        Requirements requirements = new Requirements();
        Optional<UUID> run = requirements.read("runId", given.runId(), UUID::fromString, RUN_FORM);
        Optional<String> key = Optional.ofNullable(given.breakKey());
        requirements.hold(
                "breakKey", key.filter(text -> KEY.matcher(text).matches()).isPresent(), KEY_FORM);
        Optional<Money> amount = Asked.amount(requirements, "amount", given.amount());
        String note = requirements.text("note", given.note(), 1, NOTE_LENGTH);
        return signedIn.member()
                .invoke(BreakDisputes::requirePartner)
                .invoke(requirements::check)
                .flatMap(member -> disputes.open(member, run.orElseThrow(), key.orElseThrow(), amount, note))
                .map(DisputeView::of);
    }

    @GET
    @Operation(
            operationId = "listDisputes",
            summary = "List disputes, the latest first",
            description = "Needs the role partner-finance; the operator sees all, or those of the partner it names.")
    public Uni<Listing<DisputeView>> list(
            @Parameter(description = "Organisation id; for the operator only.") @QueryParam("partner") @Nullable
                    String partner,
            @Parameter(description = "Without those that have ended.") @QueryParam("open") @DefaultValue("false")
                    boolean open,
            @BeanParam PageQuery query) {
        Requirements requirements = new Requirements();
        Optional<OrganisationId> whose = Asked.partner(requirements, partner);
        return signedIn.member()
                .invoke(Whose::visible)
                .invoke(requirements::check)
                .flatMap(member -> disputes.disputes(member, whose, open, query.request()))
                .map(page -> Listing.of(page, DisputeView::of));
    }

    @GET
    @Path("/{disputeId}")
    @Operation(operationId = "getDispute", summary = "Read a dispute with its steps and its clocks")
    public Uni<DisputeView> get(UUID disputeId) {
        return signedIn.member()
                .flatMap(member -> disputes.dispute(member, disputeId))
                .map(DisputeView::of);
    }

    @POST
    @Path("/{disputeId}/steps")
    @ResponseStatus(201)
    @Operation(
            operationId = "takeDisputeStep",
            summary = "Take a step in a dispute",
            description =
                    "CONTACT, REVIEW, ASK, PROPOSE (an adjustment, or 0 to reject the dispute) and APPROVE are the"
                            + " operator's, the last by a second person; ANSWER and WITHDRAW the partner's; EVIDENCE and DECLINE"
                            + " either side's. An approved adjustment is booked at once, on the first open date.")
    public Uni<DisputeView> take(UUID disputeId, @Nullable StepBody body) {
        StepBody given = Requirements.body(body);
        Requirements requirements = new Requirements();
        Optional<String> step = Optional.ofNullable(given.step()).filter(STEPS::contains);
        requirements.hold("step", step.isPresent(), STEP_FORM);
        Optional<Money> amount = Asked.amount(requirements, "amount", given.amount());
        String note = requirements.text("note", given.note(), 1, NOTE_LENGTH);
        return signedIn.member()
                .invoke(Whose::visible)
                .invoke(requirements::check)
                .flatMap(member -> disputes.take(member, disputeId, step.orElseThrow(), amount, note))
                .map(DisputeView::of);
    }

    public record OpenBody(
            @Schema(required = true, description = "The latest run over the period") @Nullable
            String runId,

            @Schema(required = true) @Nullable String breakKey,
            @Schema(description = "Yuan") Optional<String> amount,

            @Schema(required = true, maxLength = NOTE_LENGTH, description = "Why, in the words of the partner")
            @Nullable
            String note) {}

    public record StepBody(
            @Schema(required = true) @Nullable String step,

            @Schema(description = "Yuan; of a proposal") Optional<String> amount,

            @Schema(required = true, maxLength = NOTE_LENGTH) @Nullable
            String note) {}
}
