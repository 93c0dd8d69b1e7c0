package io.hefu.portal.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.language.Language;
import io.hefu.portal.delivery.Attempt;
import io.hefu.portal.delivery.AttemptResult.Answered;
import io.hefu.portal.delivery.AttemptResult.Unanswered;
import io.hefu.portal.delivery.Delivery;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.paging.PageQuery;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The delivery log of webhooks over HTTP. */
@Path("/portal/v1/applications/{applicationId}/webhooks/{webhookId}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class DeliveryResource {

    private static final Bilingual STATES =
            new Bilingual("应为 PENDING、DELIVERED 或 GIVEN_UP", "must be PENDING, DELIVERED or GIVEN_UP");
    private static final Bilingual TIME =
            new Bilingual("应为带时区的 RFC 3339 时间", "must be an RFC 3339 date and time with its zone");

    private final DeliveryLog log;
    private final SignedIn signedIn;

    DeliveryResource(DeliveryLog log, SignedIn signedIn) {
        this.log = log;
        this.signedIn = signedIn;
    }

    @GET
    @Path("/deliveries")
    @Operation(
            operationId = "listDeliveries",
            summary = "List what became of the webhook's events, newest first",
            description = "Kept for 32 days. `state` is PENDING, DELIVERED or GIVEN_UP.")
    public Uni<Listing<DeliveryView>> list(
            UUID applicationId,
            UUID webhookId,
            @QueryParam("state") @Nullable String state,
            @BeanParam PageQuery page) {
        Requirements requirements = new Requirements();
        Optional<Delivery.State> wanted =
                state == null ? Optional.empty() : requirements.read("state", state, Delivery.State::valueOf, STATES);
        requirements.check();
        PageRequest request = page.request();
        return signedIn.member()
                .flatMap(member -> log.page(member, new ApplicationId(applicationId), webhookId, wanted, request))
                .map(found -> Listing.of(found, DeliveryView::of));
    }

    @GET
    @Path("/deliveries/{deliveryId}")
    @Operation(operationId = "getDelivery", summary = "Read a delivery with all its attempts")
    public Uni<DeliveryEntryView> get(
            UUID applicationId,
            UUID webhookId,
            UUID deliveryId,
            @HeaderParam("Accept-Language") @DefaultValue("") @Parameter(hidden = true) String languages) {
        return signedIn.member()
                .flatMap(member -> log.get(member, new ApplicationId(applicationId), webhookId, deliveryId))
                .map(entry -> DeliveryEntryView.of(entry, Language.preferredBy(languages)));
    }

    @POST
    @Path("/deliveries/{deliveryId}/replay")
    @ResponseStatus(202)
    @Operation(
            operationId = "replayDelivery",
            summary = "Deliver an event again",
            description = "Under the same `webhook-id`. While the webhook is paused it waits.")
    public Uni<DeliveryView> replay(UUID applicationId, UUID webhookId, UUID deliveryId) {
        return signedIn.member()
                .flatMap(member -> log.replay(member, new ApplicationId(applicationId), webhookId, deliveryId))
                .map(DeliveryView::of);
    }

    @POST
    @Path("/replay")
    @ResponseStatus(202)
    @Operation(
            operationId = "replayDeliveries",
            summary = "Deliver again all events since a time that were given up",
            description = "`since` is an RFC 3339 date and time.")
    public Uni<ReplayView> replayGivenUp(
            UUID applicationId, UUID webhookId, @QueryParam("since") @Nullable String since) {
        Requirements requirements = new Requirements();
        Optional<Instant> from = requirements.read(
                "since", since, text -> OffsetDateTime.parse(text).toInstant(), TIME);
        requirements.check();
        return signedIn.member()
                .flatMap(member ->
                        log.replayGivenUp(member, new ApplicationId(applicationId), webhookId, from.orElseThrow()))
                .map(ReplayView::new);
    }

    @POST
    @Path("/test")
    @Operation(
            operationId = "testWebhook",
            summary = "Send a test event now and see what comes of it",
            description = "Once, paused or not. The event's type is `org.hefu.webhooks.v1.test`.")
    public Uni<AttemptView> test(
            UUID applicationId,
            UUID webhookId,
            @HeaderParam("Accept-Language") @DefaultValue("") @Parameter(hidden = true) String languages) {
        return signedIn.member()
                .flatMap(member -> log.test(member, new ApplicationId(applicationId), webhookId))
                .map(attempt -> AttemptView.of(attempt, Language.preferredBy(languages)));
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record DeliveryView(
            UUID deliveryId,
            UUID eventId,
            String eventType,
            Optional<String> subject,
            Delivery.State state,
            int attempts,
            Instant createdAt,
            Optional<Instant> nextAttemptAt,
            Optional<Instant> finishedAt) {

        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.id(),
                    delivery.event(),
                    delivery.eventType(),
                    delivery.subject(),
                    delivery.state(),
                    delivery.attempts(),
                    delivery.createdAt(),
                    delivery.nextAttemptAt(),
                    delivery.finishedAt());
        }
    }

    public record DeliveryEntryView(DeliveryView delivery, List<AttemptView> attempts) {

        static DeliveryEntryView of(DeliveryLog.Entry entry, Language language) {
            return new DeliveryEntryView(
                    DeliveryView.of(entry.delivery()),
                    entry.attempts().stream()
                            .map(attempt -> AttemptView.of(attempt, language))
                            .toList());
        }
    }

    /**
     * One attempt.
     *
     * @param result ANSWERED, or why there was no answer
     * @param answer the answer's first 200 characters
     * @param error what went wrong, in words
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record AttemptView(
            Instant at,
            boolean delivered,
            long latencyMillis,
            String result,
            Optional<Integer> status,
            Optional<String> answer,
            Optional<String> error) {

        static AttemptView of(Attempt attempt, Language language) {
            Optional<Answered> answer =
                    attempt.result() instanceof Answered answered ? Optional.of(answered) : Optional.empty();
            return new AttemptView(
                    attempt.at(),
                    attempt.result().isSuccess(),
                    attempt.latency().toMillis(),
                    attempt.result() instanceof Unanswered unanswered ? unanswered.name() : "ANSWERED",
                    answer.map(Answered::status),
                    answer.map(Answered::start),
                    attempt.result().error().map(words -> words.in(language)));
        }
    }

    public record ReplayView(int deliveries) {}
}
