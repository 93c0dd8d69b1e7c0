package io.hefu.portal.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.consent.Purpose;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.paging.PageQuery;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A subscriber's consents over HTTP. The number is the access token's, never the request's. */
@Path("/portal/v1/consents")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Consents")
public class ConsentResource {

    private static final Bilingual PURPOSE = new Bilingual(
            "应为 W3C DPV 术语，例如 dpv:FraudPreventionAndDetection",
            "must be a W3C DPV term: dpv:FraudPreventionAndDetection");

    private final ConsentRegister consents;
    private final SignedIn signedIn;

    ConsentResource(ConsentRegister consents, SignedIn signedIn) {
        this.consents = consents;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "listConsents",
            summary = "List my consents, newest first, withdrawn ones included",
            description = "Needs the role subscriber and a verified phone number.")
    public Uni<Listing<ConsentView>> list(@BeanParam PageQuery page) {
        PageRequest request = page.request();
        return signedIn.subscriber()
                .flatMap(subscriber -> consents.list(subscriber, request))
                .map(found -> Listing.of(found, ConsentView::of));
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "grantConsent",
            summary = "Consent to an application's use of my data for one purpose",
            description = "Given again while in force, it stays as it is. Needs the role subscriber.")
    public Uni<ConsentView> grant(@Nullable ConsentBody body) {
        ConsentBody given = Requirements.body(body);
        Requirements requirements = new Requirements();
        UUID application = requirements.present("applicationId", given.applicationId());
        Optional<Purpose> purpose = requirements.read("purpose", given.purpose(), Purpose::new, PURPOSE);
        requirements.check();
        return signedIn.subscriber()
                .flatMap(subscriber -> consents.grant(
                        subscriber,
                        new ApplicationId(application),
                        purpose.orElseThrow(),
                        Optional.ofNullable(given.expiresAt())))
                .map(ConsentView::of);
    }

    @DELETE
    @Path("/{consentId}")
    @Operation(
            operationId = "withdrawConsent",
            summary = "Withdraw a consent",
            description = "Takes effect within a second. May be repeated.")
    public Uni<Void> withdraw(UUID consentId) {
        return signedIn.subscriber().flatMap(subscriber -> consents.withdraw(subscriber, consentId));
    }

    public record ConsentBody(
            @Schema(required = true) @Nullable UUID applicationId,

            @Schema(required = true, examples = "dpv:FraudPreventionAndDetection") @Nullable
            String purpose,

            @Nullable Instant expiresAt) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record ConsentView(
            UUID consentId,
            UUID applicationId,
            String applicationName,
            String phoneNumber,
            String purpose,
            int wordingVersion,
            Instant grantedAt,
            Optional<Instant> expiresAt,
            Optional<Instant> withdrawnAt) {

        static ConsentView of(Consent consent) {
            return new ConsentView(
                    consent.id(),
                    consent.application().value(),
                    consent.applicationName(),
                    consent.maskedNumber(),
                    consent.purpose().value(),
                    consent.wordingVersion(),
                    consent.grantedAt(),
                    consent.expiresAt(),
                    consent.withdrawnAt());
        }
    }
}
