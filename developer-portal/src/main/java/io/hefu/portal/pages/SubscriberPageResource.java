package io.hefu.portal.pages;

import io.hefu.core.consent.Purpose;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.application.Application;
import io.hefu.portal.application.Applications;
import io.hefu.portal.consent.ConsentRegister;
import io.hefu.portal.consent.ConsentWording;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.pages.SubscriberPages.Ask;
import io.hefu.portal.pages.SubscriberPages.BrokenLink;
import io.hefu.portal.pages.SubscriberPages.Consents;
import io.hefu.portal.pages.SubscriberPages.GivenConsent;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What a subscriber has agreed to: to be seen, given and taken back. */
@Path("/subscriber")
@Authenticated
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class SubscriberPageResource {

    private final Visit visit;
    private final SignedIn signedIn;
    private final ConsentRegister register;
    private final Applications applications;
    private final Clock clock;

    SubscriberPageResource(
            Visit visit, SignedIn signedIn, ConsentRegister register, Applications applications, Clock clock) {
        this.visit = visit;
        this.signedIn = signedIn;
        this.register = register;
        this.applications = applications;
        this.clock = clock;
    }

    @GET
    public Uni<Response> consents(
            @QueryParam("page") @DefaultValue("1") String page, @QueryParam("done") @Nullable String done) {
        return signedIn.subscriber()
                .flatMap(subscriber -> register.list(subscriber, Pages.request(page))
                        .flatMap(consents -> visit.show(
                                Room.CONSENTS,
                                frame -> new Consents(
                                        frame,
                                        subscriber.number().masked(),
                                        consents.map(consent -> new GivenConsent(
                                                consent, ConsentWording.purposeName(consent.purpose()))),
                                        clock.instant(),
                                        Notice.message(done)))));
    }

    /** Reached by a link that an application gives to its users. */
    @GET
    @Path("/consents/new")
    public Uni<Response> ask(
            @QueryParam("applicationId") @DefaultValue("") String application,
            @QueryParam("purpose") @DefaultValue("") String purpose) {
        Optional<Asked> asked = Asked.read(application, purpose);
        return signedIn.subscriber()
                .flatMap(subscriber -> asked.isEmpty()
                        ? visit.show(Form.UNPROCESSABLE, Room.CONSENTS, BrokenLink::new)
                        : applications
                                .ofAnyone(asked.get().application())
                                .flatMap(to -> visit.show(Room.CONSENTS, page -> asking(page, to, asked.get()))));
    }

    @POST
    @Path("/consents/new")
    public Uni<Response> agree(
            @RestForm @DefaultValue("") String applicationId, @RestForm @DefaultValue("") String purpose) {
        Optional<Asked> asked = Asked.read(applicationId, purpose);
        return signedIn.subscriber()
                .flatMap(subscriber -> asked.isEmpty()
                        ? visit.show(Form.UNPROCESSABLE, Room.CONSENTS, BrokenLink::new)
                        : register.grant(
                                        subscriber,
                                        asked.get().application(),
                                        asked.get().purpose(),
                                        Optional.empty())
                                .map(given -> visit.redirect(Notice.CONSENT_GIVEN.on(Room.CONSENTS.path()))));
    }

    @POST
    @Path("/consents/{consent}/withdraw")
    public Uni<Response> withdraw(@PathParam("consent") UUID consent) {
        return signedIn.subscriber()
                .flatMap(subscriber -> register.withdraw(subscriber, consent))
                .map(withdrawn -> visit.redirect(Notice.CONSENT_WITHDRAWN.on(Room.CONSENTS.path())));
    }

    private static Ask asking(PageFrame page, Application application, Asked asked) {
        Bilingual wording = ConsentWording.of(application.name(), asked.purpose());
        return new Ask(page, application, asked.purpose(), wording);
    }

    /** Who asks, and for what. */
    private record Asked(ApplicationId application, Purpose purpose) {

        static Optional<Asked> read(String application, String purpose) {
            try {
                return Optional.of(new Asked(ApplicationId.of(application), new Purpose(purpose)));
            } catch (IllegalArgumentException malformed) {
                return Optional.empty();
            }
        }
    }
}
