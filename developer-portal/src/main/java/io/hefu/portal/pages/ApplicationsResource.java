package io.hefu.portal.pages;

import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.application.Application;
import io.hefu.portal.application.Applications;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.pages.ConsolePages.ApplicationCard;
import io.hefu.portal.pages.ConsolePages.NewApplication;
import io.hefu.portal.paging.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;

/** The developer's applications. */
@Path("/console")
@Authenticated
public class ApplicationsResource {

    private final Visit visit;
    private final SignedIn signedIn;
    private final Applications applications;
    private final PlanHoldings holdings;

    ApplicationsResource(Visit visit, SignedIn signedIn, Applications applications, PlanHoldings holdings) {
        this.visit = visit;
        this.signedIn = signedIn;
        this.applications = applications;
        this.holdings = holdings;
    }

    @GET
    public Uni<Response> list(@QueryParam("page") @DefaultValue("1") String page) {
        return signedIn.member()
                .flatMap(member -> applications
                        .list(member, Pages.request(page))
                        .flatMap(found -> cards(member, found))
                        .flatMap(cards -> visit.show(
                                Room.APPLICATIONS,
                                frame -> new ConsolePages.Applications(
                                        frame, member.organisation().name(), cards))));
    }

    @GET
    @Path("/applications/new")
    public Uni<Response> blank() {
        return signedIn.member().flatMap(member -> ask(Response.Status.OK.getStatusCode(), Form.EMPTY));
    }

    @POST
    @Path("/applications/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> create(
            @RestForm @DefaultValue("") String name, @RestForm @DefaultValue("") String description) {
        Form form = Form.of(Map.of("name", name, "description", description));
        return signedIn.member()
                .flatMap(member -> applications.create(member, name, description))
                .map(application ->
                        visit.redirect(Notice.APPLICATION_CREATED.on("/console/applications/" + application.id())))
                .onFailure(RefusedException.class)
                .recoverWithUni(
                        refused -> ask(Form.UNPROCESSABLE, form.refused((RefusedException) refused, visit.language())));
    }

    private Uni<Response> ask(int status, Form form) {
        return visit.show(status, Room.APPLICATIONS, page -> new NewApplication(page, form));
    }

    /** One after another: a request has one database session. */
    private Uni<Page<ApplicationCard>> cards(Member member, Page<Application> found) {
        return Multi.createFrom()
                .iterable(found.items())
                .onItem()
                .transformToUniAndConcatenate(application ->
                        holdings.of(member, application.id()).map(held -> new ApplicationCard(application, held)))
                .collect()
                .asList()
                .map((List<ApplicationCard> cards) -> new Page<>(cards, found.request(), found.totalCount()));
    }
}
