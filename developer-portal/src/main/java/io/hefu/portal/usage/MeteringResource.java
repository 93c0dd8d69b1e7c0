package io.hefu.portal.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.usage.MeteringHealth;
import io.hefu.core.usage.MeteringHealth.Run;
import io.hefu.core.usage.MeteringHealth.State;
import io.hefu.core.usage.MeteringHealth.View;
import io.hefu.portal.member.Role;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.transaction.Transactions;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether all usage has arrived, over HTTP. */
@Path("/portal/v1/metering")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Usage")
public class MeteringResource {

    private final MeteringHealth health;
    private final SignedIn signedIn;

    MeteringResource(MeteringHealth health, SignedIn signedIn) {
        this.health = health;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "getMetering",
            summary = "How complete the usage is that has been taken in",
            description = "For the operator. Each run of a gateway that is not stored whole, and the last of each"
                    + " gateway: CURRENT when all that it answered until a moment ago is stored, so that no usage means"
                    + " no calls; BEHIND when it is not; MISSING when the gateway has begun another run and the rest of"
                    + " the journal has not come; ENDED when it is stored whole.")
    public Uni<MeteringView> get() {
        return signedIn.member()
                .invoke(member -> member.require(Role.OPERATOR_ADMIN))
                .flatMap(member -> Transactions.elsewhere(health::view))
                .map(MeteringView::of);
    }

    /**
     * @param complete whether nothing is missing that may have been answered before a moment ago
     * @param entriesToRate stored, and not yet looked at by rating
     * @param suspendedEntries that contradict what is known of their call, by reason
     * @param suspendedCalls that cannot be rated yet, by reason
     */
    public record MeteringView(
            boolean complete,
            List<RunView> runs,
            long entriesToRate,
            Map<String, Long> suspendedEntries,
            Map<String, Long> suspendedCalls) {

        static MeteringView of(View view) {
            return new MeteringView(
                    view.isComplete(),
                    view.runs().stream().map(RunView::of).toList(),
                    view.entriesToRate(),
                    view.suspendedEntries(),
                    view.suspendedCalls());
        }
    }

    /** One run of a gateway's process. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record RunView(
            String node,
            long epoch,
            State state,
            Instant beganAt,
            Optional<Instant> endedAt,
            long lastSequence,
            Optional<Instant> storedUntil,
            long openCalls,
            long unknownCalls) {

        static RunView of(Run run) {
            return new RunView(
                    run.node(),
                    run.epoch(),
                    run.state(),
                    run.beganAt(),
                    run.endedAt(),
                    run.lastSequence(),
                    run.storedUntil(),
                    run.openCalls(),
                    run.unknownCalls());
        }
    }
}
