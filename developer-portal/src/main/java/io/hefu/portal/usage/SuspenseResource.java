package io.hefu.portal.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.call.CallId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.usage.SuspendedCall;
import io.hefu.core.usage.SuspendedEntry;
import io.hefu.core.usage.Suspense;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.refusal.Requirements;
import io.hefu.portal.transaction.Transactions;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Usage that waits for people, over HTTP. */
@Path("/portal/v1/suspense")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Usage")
public class SuspenseResource {

    private static final int MOST = 500;
    private static final Bilingual CALLS =
            new Bilingual("应为 1 到 " + MOST + " 个调用标识（UUID）", "must be the ids of 1 to " + MOST + " calls, UUIDs");

    private final Suspense suspense;
    private final SignedIn signedIn;
    private final AuditTrail audit;
    private final Transactions transactions;

    SuspenseResource(Suspense suspense, SignedIn signedIn, AuditTrail audit, Transactions transactions) {
        this.suspense = suspense;
        this.signedIn = signedIn;
        this.audit = audit;
        this.transactions = transactions;
    }

    @GET
    @Path("/calls")
    @Operation(
            operationId = "listSuspendedCalls",
            summary = "Answered calls that are not rated yet, those that wait longest first",
            description =
                    "For the operator; at most 500. NO_PRICE and NO_AGREEMENT are tried again every minute, and rated as"
                            + " soon as there is one. TOO_LATE (its month was closed more than three months ago) and FROM_THE_FUTURE"
                            + " are rated when two people let them be.")
    public Uni<Listing<SuspendedCallView>> calls(@QueryParam("reason") @Nullable String reason) {
        return operator()
                .flatMap(member -> Transactions.elsewhere(() -> suspense.calls(Optional.ofNullable(reason), MOST)))
                .map(found -> Listing.of(found, SuspendedCallView::of));
    }

    @POST
    @Path("/calls/propose")
    @Operation(
            operationId = "proposeSuspendedCalls",
            summary = "Say that suspended calls should be rated, however late they are",
            description = "For the operator. Another person must approve.")
    public Uni<CountView> propose(@Nullable ReleaseBody body) {
        return operator()
                .flatMap(member -> {
                    List<CallId> calls = ids(Requirements.body(body));
                    String note = note(body.note());
                    return audited(
                            member,
                            "suspense.propose",
                            calls.size() + " calls",
                            () -> suspense.propose(calls, note, member.username()));
                })
                .map(CountView::new);
    }

    @POST
    @Path("/calls/approve")
    @Operation(
            operationId = "approveSuspendedCalls",
            summary = "Let suspended calls be rated that another person proposed",
            description =
                    "For the operator. What you proposed yourself is left. The answer tells how many were approved.")
    public Uni<CountView> approve(@Nullable ReleaseBody body) {
        return operator()
                .flatMap(member -> {
                    List<CallId> calls = ids(Requirements.body(body));
                    return audited(
                            member,
                            "suspense.approve",
                            calls.size() + " calls",
                            () -> suspense.approve(calls, member.username()));
                })
                .map(CountView::new);
    }

    @GET
    @Path("/entries")
    @Operation(
            operationId = "listSuspendedEntries",
            summary = "Journal entries that contradict what is known of their call",
            description =
                    "For the operator; at most 500, those without a decision first. They are kept whole, and change"
                            + " nothing.")
    public Uni<Listing<SuspendedEntryView>> entries() {
        return operator()
                .flatMap(member -> Transactions.elsewhere(() -> suspense.entries(MOST)))
                .map(found -> Listing.of(found, SuspendedEntryView::of));
    }

    @POST
    @Path("/entries/{node}/{epoch}/{sequence}/decide")
    @Operation(
            operationId = "decideSuspendedEntry",
            summary = "Note what was decided about an entry",
            description = "For the operator; once for each entry.")
    public Uni<Void> decide(
            @PathParam("node") String node,
            @PathParam("epoch") long epoch,
            @PathParam("sequence") long sequence,
            @Nullable NoteBody body) {
        return operator()
                .flatMap(member -> {
                    String note = note(Requirements.body(body).note());
                    return audited(
                            member,
                            "suspense.decide",
                            node + "/" + epoch + "/" + sequence,
                            () -> suspense.decide(node, epoch, sequence, note, member.username()));
                })
                .invoke(decided -> {
                    if (!decided) {
                        throw new RefusedException(PortalRefusal.Plain.CHANGED_MEANWHILE);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Member> operator() {
        return signedIn.member().invoke(member -> member.require(Role.OPERATOR_ADMIN));
    }

    private <T> Uni<T> audited(Member member, String action, String what, Supplier<CompletionStage<T>> work) {
        Change change = Change.by(member, action, "suspense").to(Map.of("what", what));
        return transactions.writing(() -> audit.record(change)).chain(() -> Transactions.elsewhere(work));
    }

    private static List<CallId> ids(ReleaseBody body) {
        Requirements requirements = new Requirements();
        Optional<List<CallId>> ids = requirements.read(
                "calls",
                body.calls(),
                given -> given.stream()
                        .map(id -> new CallId(UUID.fromString(id)))
                        .toList(),
                CALLS);
        requirements.hold(
                "calls",
                ids.map(found -> !found.isEmpty() && found.size() <= MOST).orElse(true),
                CALLS);
        requirements.check();
        return ids.orElseThrow();
    }

    private static String note(@Nullable String given) {
        Requirements requirements = new Requirements();
        String note = requirements.text("note", given, 1, 500);
        requirements.check();
        return note;
    }

    /** @param note why; not needed to approve */
    public record ReleaseBody(
            @Nullable List<String> calls, @Nullable String note) {}

    public record NoteBody(@Nullable String note) {}

    public record CountView(int calls) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record SuspendedCallView(
            UUID callId,
            String correlator,
            String reason,
            Instant suspendedAt,
            Instant receivedAt,
            LocalDate businessDate,
            Optional<String> plan,
            String api,
            String operation,
            Optional<String> proposedBy,
            Optional<String> approvedBy) {

        static SuspendedCallView of(SuspendedCall call) {
            return new SuspendedCallView(
                    call.call().value(),
                    call.correlator(),
                    call.reason(),
                    call.suspendedAt(),
                    call.receivedAt(),
                    call.businessDate(),
                    call.plan(),
                    call.api().value(),
                    call.operation(),
                    call.proposedBy(),
                    call.approvedBy());
        }
    }

    /** @param entry as it came, JSON */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record SuspendedEntryView(
            String node,
            long epoch,
            long sequence,
            UUID callId,
            String reason,
            Instant suspendedAt,
            String entry,
            Optional<String> decision,
            Optional<String> decidedBy) {

        static SuspendedEntryView of(SuspendedEntry entry) {
            return new SuspendedEntryView(
                    entry.node(),
                    entry.epoch(),
                    entry.sequence(),
                    entry.call().value(),
                    entry.reason(),
                    entry.suspendedAt(),
                    entry.entry(),
                    entry.decision(),
                    entry.decidedBy());
        }
    }
}
