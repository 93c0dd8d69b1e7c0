package io.hefu.portal.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.delivery.PauseReason;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Webhooks over HTTP. */
@Path("/portal/v1/applications/{applicationId}/webhooks")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class WebhookResource {

    private static final int LONGEST_OVERLAP_HOURS = 168;
    private static final Bilingual OVERLAP = new Bilingual("应为 0 到 168 的整数", "must be a whole number from 0 to 168");
    private static final Bilingual MISSED = new Bilingual("应为 DELIVER 或 DROP", "must be DELIVER or DROP");

    private final Webhooks webhooks;
    private final SignedIn signedIn;

    WebhookResource(Webhooks webhooks, SignedIn signedIn) {
        this.webhooks = webhooks;
        this.signedIn = signedIn;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "createWebhook", summary = "Create a webhook", description = """
                    Events are posted as CloudEvents 1.0 and signed as Standard Webhooks describes. The answer is the only
                    place where the signing secret is shown. An event may come more than once and in any order: tell
                    repetitions by `webhook-id`. Answer with 2xx within 10 seconds. At most 20 an application.""")
    public Uni<NewSecretView> create(UUID applicationId, @Nullable NewWebhook body) {
        NewWebhook given = Requirements.body(body);
        Requirements requirements = new Requirements();
        Environment environment = requirements.present("environment", given.environment());
        requirements.check();
        return asMember(
                        applicationId,
                        (member, application) -> webhooks.create(
                                member, application, environment, given.url(), given.description(), given.eventTypes()))
                .map(NewSecretView::of);
    }

    @GET
    @Operation(
            operationId = "listWebhooks",
            summary = "List an application's webhooks, newest first",
            description = "The sinks of notification subscriptions are among them.")
    public Uni<Listing<WebhookView>> list(UUID applicationId) {
        return asMember(applicationId, webhooks::list).map(found -> Listing.of(found, WebhookView::of));
    }

    @GET
    @Path("/{webhookId}")
    @Operation(operationId = "getWebhook", summary = "Read a webhook")
    public Uni<WebhookView> get(UUID applicationId, UUID webhookId) {
        return asMember(applicationId, (member, application) -> webhooks.get(member, application, webhookId))
                .map(WebhookView::of);
    }

    @PATCH
    @Path("/{webhookId}")
    @Operation(
            operationId = "changeWebhook",
            summary = "Change a webhook",
            description = "What is left out stays as it is.")
    public Uni<WebhookView> change(UUID applicationId, UUID webhookId, @Nullable WebhookChange body) {
        WebhookChange given = Requirements.body(body);
        return asMember(
                        applicationId,
                        (member, application) -> webhooks.change(
                                member, application, webhookId, given.url(), given.description(), given.eventTypes()))
                .map(WebhookView::of);
    }

    @DELETE
    @Path("/{webhookId}")
    @Operation(operationId = "deleteWebhook", summary = "Delete a webhook and its delivery log")
    public Uni<Void> delete(UUID applicationId, UUID webhookId) {
        return asMember(applicationId, (member, application) -> webhooks.delete(member, application, webhookId));
    }

    @POST
    @Path("/{webhookId}/rotate-secret")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Make a new signing secret",
            description = "Events carry two signatures, by the new secret and the one before, for `overlapHours`.")
    public Uni<NewSecretView> rotate(
            UUID applicationId, UUID webhookId, @QueryParam("overlapHours") @DefaultValue("24") String overlapHours) {
        Duration overlap = read("overlapHours", overlapHours, WebhookResource::hours, OVERLAP);
        return asMember(
                        applicationId,
                        (member, application) -> webhooks.rotate(member, application, webhookId, overlap))
                .map(NewSecretView::of);
    }

    @POST
    @Path("/{webhookId}/pause")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "pauseWebhook", summary = "Hold events back until the webhook is resumed")
    public Uni<WebhookView> pause(UUID applicationId, UUID webhookId) {
        return asMember(applicationId, (member, application) -> webhooks.pause(member, application, webhookId))
                .map(WebhookView::of);
    }

    @POST
    @Path("/{webhookId}/resume")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "resumeWebhook",
            summary = "Deliver to a paused webhook again",
            description = "What it missed is delivered now, or given up with `missed=DROP`.")
    public Uni<WebhookView> resume(
            UUID applicationId, UUID webhookId, @QueryParam("missed") @DefaultValue("DELIVER") String missed) {
        boolean drop = read("missed", missed, Missed::valueOf, MISSED) == Missed.DROP;
        return asMember(applicationId, (member, application) -> webhooks.resume(member, application, webhookId, drop))
                .map(WebhookView::of);
    }

    /** What the one who is signed in does with an application's webhooks. */
    private <T> Uni<T> asMember(UUID applicationId, BiFunction<Member, ApplicationId, Uni<T>> step) {
        return signedIn.member().flatMap(member -> step.apply(member, new ApplicationId(applicationId)));
    }

    private static <T> T read(String field, String given, Function<String, T> parse, Bilingual expectation) {
        Requirements requirements = new Requirements();
        Optional<T> read = requirements.read(field, given, parse, expectation);
        requirements.check();
        return read.orElseThrow();
    }

    private static Duration hours(String text) {
        int hours = Integer.parseInt(text);
        if (hours < 0 || hours > LONGEST_OVERLAP_HOURS) {
            throw new IllegalArgumentException("hours: " + hours);
        }
        return Duration.ofHours(hours);
    }

    private enum Missed {
        DELIVER,
        DROP
    }

    public record NewWebhook(
            @Schema(required = true) @Nullable Environment environment,

            @Schema(required = true, maxLength = 2048, examples = "https://shop.example/hooks") @Nullable
            String url,

            @Schema(maxLength = 200) @Nullable String description,

            @Schema(required = true, minItems = 1, maxItems = 50, description = "`*` stands for all.") @Nullable
            List<@Nullable String> eventTypes) {}

    public record WebhookChange(
            @Schema(maxLength = 2048) @Nullable String url,
            @Schema(maxLength = 200) @Nullable String description,
            @Schema(minItems = 1, maxItems = 50) @Nullable List<@Nullable String> eventTypes) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record WebhookView(
            UUID webhookId,
            Webhook.Kind kind,
            Environment environment,
            String url,
            String description,
            List<String> eventTypes,
            Instant createdAt,
            Optional<Instant> pausedAt,
            Optional<PauseReason> pauseReason,
            Optional<Instant> failingSince) {

        static WebhookView of(Webhook webhook) {
            return new WebhookView(
                    webhook.id(),
                    webhook.kind(),
                    webhook.environment(),
                    webhook.url(),
                    webhook.description(),
                    webhook.eventTypes(),
                    webhook.createdAt(),
                    webhook.pause().map(Webhook.Pause::at),
                    webhook.pause().map(Webhook.Pause::reason),
                    webhook.failingSince());
        }
    }

    public record NewSecretView(UUID webhookId, String secret, WebhookView webhook) {

        static NewSecretView of(NewSecret created) {
            return new NewSecretView(
                    created.webhook().id(), created.secret().clearText(), WebhookView.of(created.webhook()));
        }

        /** Never the secret. */
        @Override
        public String toString() {
            return "NewSecretView[" + webhookId + "]";
        }
    }
}
