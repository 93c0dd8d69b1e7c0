package io.hefu.portal.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.language.Bilingual;
import io.hefu.core.usage.CallTraces;
import io.hefu.core.usage.CallTraces.Receipt;
import io.hefu.core.usage.UsageEntry.Decided;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.money.MoneyView;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.refusal.Requirements;
import io.hefu.portal.usage.StageVerdict.Verdict;
import io.hefu.portal.usage.TracedCalls.TracedCall;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Single calls over HTTP. */
@Path("/portal/v1/calls")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Usage")
public class CallResource {

    private static final Bilingual CORRELATOR =
            new Bilingual("应为应答头 x-correlator 的值", "must be the value of an answer's x-correlator header");

    private final TracedCalls calls;
    private final SignedIn signedIn;

    CallResource(TracedCalls calls, SignedIn signedIn) {
        this.calls = calls;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "listCalls",
            summary = "What became of the calls that bore a correlator, stage by stage",
            description = "Of the organisation's applications; the operator sees everybody's. Newest first, "
                    + CallTraces.MOST
                    + " at most. A call is found a moment after its answer. Calls answered with 401, and"
                    + " those to no known path, leave no record.")
    public Uni<Listing<CallView>> list(
            @Parameter(required = true, description = "The answer's x-correlator.") @QueryParam("correlator") @Nullable
                    String correlator) {
        Requirements requirements = new Requirements();
        Optional<Correlator> wanted = requirements.read("correlator", correlator, CallResource::read, CORRELATOR);
        requirements.check();
        return signedIn.member()
                .flatMap(member -> calls.withCorrelator(member, wanted.orElseThrow()))
                .map(found -> Listing.of(found, CallView::of));
    }

    private static Correlator read(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("correlator: empty");
        }
        return new Correlator(text);
    }

    /**
     * @param credentialId an API key's public part or a client's id, never a secret
     * @param status absent, with all that follows, while it is not known how the call was answered
     * @param code the error's code; {@code OK} when there was none
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record CallView(
            UUID id,
            Instant receivedAt,
            String correlator,
            Environment environment,
            UUID applicationId,
            String credentialId,
            Optional<String> planCode,
            String api,
            String operation,
            Optional<Integer> status,
            Optional<String> code,
            Optional<Long> units,
            Optional<Boolean> billable,
            Optional<Long> latencyMicros,
            @Schema(description = "Once the call is rated.") Optional<MoneyView> cost,

            @Schema(description = "Of the plan's price for the operation; absent where nothing is charged.")
            Optional<Integer> priceVersion,

            @Schema(
                    description =
                            "In the order in which a call passes them; empty for calls that no stage is known of.")
            List<StageView> stages) {

        static CallView of(TracedCall traced) {
            UsageRecord record = traced.call().record();
            Optional<Result> result = traced.call().result();
            return new CallView(
                    record.call().value(),
                    record.receivedAt(),
                    record.correlator().value(),
                    record.environment(),
                    record.application().value(),
                    record.credential().value(),
                    record.plan().map(PlanCode::value),
                    record.api().value(),
                    record.operation(),
                    result.map(Result::status),
                    result.map(Result::code),
                    result.map(Result::units),
                    result.map(Result::billable),
                    result.map(Result::latencyMicros),
                    traced.call().receipt().map(Receipt::cost).map(MoneyView::of),
                    traced.call().receipt().flatMap(Receipt::priceVersion),
                    traced.verdicts().stream()
                            .map(verdict -> StageView.of(verdict, result.orElseThrow()))
                            .toList());
        }
    }

    /**
     * @param code why it refused
     * @param limit which limit had no room, where one refused
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record StageView(String name, Verdict verdict, Optional<String> code, Optional<String> limit) {

        static StageView of(StageVerdict stage, Result result) {
            Optional<Result> refusal = Optional.of(result).filter(of -> stage.verdict() == Verdict.REFUSED);
            return new StageView(
                    stage.stage(),
                    stage.verdict(),
                    refusal.map(Result::code),
                    refusal.flatMap(Result::decided).flatMap(Decided::limit));
        }
    }
}
