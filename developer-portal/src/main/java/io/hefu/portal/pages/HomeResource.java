package io.hefu.portal.pages;

import io.hefu.portal.pages.HomePages.Family;
import io.hefu.portal.pages.HomePages.Home;
import io.hefu.portal.pages.HomePages.SignedOut;
import io.hefu.portal.reference.ApiReferences;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The front door, and the way in and out. */
@Path("/")
public class HomeResource {

    private final Visit visit;
    private final ApiReferences references;

    HomeResource(Visit visit, ApiReferences references) {
        this.visit = visit;
        this.references = references;
    }

    @GET
    public Response inPreferredLanguage() {
        return visit.redirect(visit.open(""));
    }

    @GET
    @Path("{language: zh|en}")
    public Uni<Response> home() {
        String curl = SampleCall.of(references, visit.origin());
        return visit.show(Room.HOME, page -> new Home(page, families(), curl));
    }

    /** Signs a visitor in, then leads to where they belong. */
    @GET
    @Path("login")
    @Authenticated
    public Uni<Response> login() {
        return visit.visitor().map(visitor -> visit.redirect(visitor.firstRoom().path()));
    }

    @GET
    @Path("signed-out")
    public Uni<Response> signedOut() {
        return visit.show(Room.HOME, SignedOut::new);
    }

    private List<Family> families() {
        return List.of(
                family("sms", "short-messages"),
                family("location", "location-verification"),
                family("iot", "iot-devices"),
                family("rights", "benefits-exchange"));
    }

    private Family family(String key, String api) {
        return new Family(key, references.newest(api).stream().toList());
    }
}
