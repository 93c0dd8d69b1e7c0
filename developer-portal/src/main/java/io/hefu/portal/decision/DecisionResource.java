package io.hefu.portal.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.call.Environment;
import io.hefu.core.decision.Decision;
import io.hefu.core.decision.Decision.Objection;
import io.hefu.core.entitlement.LimitKind;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.LimitState;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OperationName;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.decision.CallDecisions.ImaginedCall;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.money.MoneyView;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Decisions over HTTP. */
@Path("/portal/v1/decisions")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Limits")
public class DecisionResource {

    private static final long MOST_UNITS = 1_000_000;
    private static final int LONGEST_PATH = 2_000;
    private static final Bilingual ONE_OF_TWO = new Bilingual(
            "与 applicationId 加 environment 二选一", "is given, or else applicationId with environment, and not both");
    private static final Bilingual A_PATH = new Bilingual("应以 / 开头", "must start with /");

    private final CallDecisions decisions;
    private final SignedIn signedIn;

    DecisionResource(CallDecisions decisions, SignedIn signedIn) {
        this.decisions = decisions;
        this.signedIn = signedIn;
    }

    @POST
    @Operation(
            operationId = "decide",
            summary = "Tell whether a call would pass, why not, and what it would cost",
            description =
                    "Nothing is called and nothing is taken of any limit. Of the request's body nothing is known, so"
                            + " its validity and the subscriber's consent are not looked at.")
    public Uni<DecisionView> decide(@Nullable DecisionBody body) {
        DecisionBody given = Requirements.body(body);
        ImaginedCall call = given.call();
        return signedIn.member()
                .flatMap(member -> given.credentialId()
                        .map(credential -> decisions.decide(member, new CredentialId(credential), call))
                        .orElseGet(() -> decisions.decide(
                                member,
                                new ApplicationId(given.applicationId().orElseThrow()),
                                given.environment().orElseThrow(),
                                call)))
                .map(DecisionView::of);
    }

    /** @param credentialId an API key's public part or a client's id, never a secret */
    public record DecisionBody(
            Optional<String> credentialId,
            Optional<UUID> applicationId,
            Optional<Environment> environment,

            @Schema(required = true, examples = "POST") @Nullable
            String method,

            @Schema(required = true, examples = "/short-messages/v0.1/messages") @Nullable
            String path,

            @Schema(minimum = "1", defaultValue = "1") Optional<Long> units) {

        ImaginedCall call() {
            Requirements requirements = new Requirements();
            boolean byApplication = applicationId.isPresent() && environment.isPresent();
            requirements.hold(
                    "credentialId", credentialId.isPresent() ? applicationId.isEmpty() : byApplication, ONE_OF_TWO);
            String verb = requirements.text("method", method, 1, 10);
            String target = requirements.text("path", path, 1, LONGEST_PATH);
            requirements.hold("path", target.isEmpty() || target.startsWith("/"), A_PATH);
            units.ifPresent(value -> requirements.within("units", value, 1, MOST_UNITS));
            requirements.check();
            return new ImaginedCall(verb.toUpperCase(Locale.ROOT), target, units.orElse(1L));
        }
    }

    /** @param limits nearest first */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record DecisionView(
            boolean wouldPass,
            Optional<String> operation,
            Optional<ObjectionView> objection,
            List<LimitView> limits,
            Optional<MoneyView> cost) {

        static DecisionView of(Decision decision) {
            return new DecisionView(
                    decision.wouldPass(),
                    decision.operation().map(OperationName::toString),
                    decision.objection().map(ObjectionView::of),
                    decision.limits().stream().map(LimitView::of).toList(),
                    decision.cost().map(MoneyView::of));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record ObjectionView(
            String stage, int status, String code, String message, Optional<Long> retryAfterSeconds) {

        static ObjectionView of(Objection objection) {
            return new ObjectionView(
                    objection.stage(),
                    objection.code().status(),
                    objection.code().name(),
                    objection.message(),
                    objection.retryAfter().map(Duration::toSeconds));
        }
    }

    /** @param unit {@code call} or {@code micro-yuan} */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record LimitView(
            String name,
            LimitLevel level,
            LimitKind kind,
            String unit,
            long most,
            long remaining,
            Optional<Long> resetSeconds) {

        static LimitView of(LimitState state) {
            LimitKind kind = state.limit().limit().kind();
            return new LimitView(
                    state.limit().name(),
                    state.limit().level(),
                    kind,
                    kind.isMoney() ? "micro-yuan" : "call",
                    state.limit().limit().most(),
                    state.remaining(),
                    Optional.of(state.resetSeconds()).filter(seconds -> seconds != LimitState.NO_RESET));
        }
    }
}
