package io.hefu.portal.pages;

import io.hefu.portal.pages.ReferencePages.Api;
import io.hefu.portal.pages.ReferencePages.Apis;
import io.hefu.portal.pages.ReferencePages.Operation;
import io.hefu.portal.reference.ApiReference;
import io.hefu.portal.reference.ApiReferences;
import io.hefu.portal.reference.CurlSample;
import io.hefu.portal.reference.OperationReference;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** The API reference, open to all. */
@Path("/{language: zh|en}/reference")
public class ReferenceResource {

    private final Visit visit;
    private final ApiReferences references;

    ReferenceResource(Visit visit, ApiReferences references) {
        this.visit = visit;
        this.references = references;
    }

    @GET
    public Uni<Response> apis() {
        return visit.show(Room.REFERENCE, page -> new Apis(page, references));
    }

    @GET
    @Path("/{api}")
    public Response newest(@PathParam("api") String name) {
        ApiReference api = references.newest(name).orElseThrow(NotFoundException::new);
        return visit.redirect(visit.open("/reference/" + api.name() + "/" + api.version()));
    }

    @GET
    @Path("/{api}/{version}")
    public Uni<Response> api(@PathParam("api") String name, @PathParam("version") String version) {
        ApiReference api = find(name, version);
        return visit.show(Room.REFERENCE, page -> new Api(page, references, api));
    }

    @GET
    @Path("/{api}/{version}/{operation}")
    public Uni<Response> operation(
            @PathParam("api") String name, @PathParam("version") String version, @PathParam("operation") String id) {
        ApiReference api = find(name, version);
        OperationReference operation = api.operation(id).orElseThrow(NotFoundException::new);
        String curl = CurlSample.of(api, operation, visit.origin());
        return visit.show(Room.REFERENCE, page -> new Operation(page, references, api, operation, curl));
    }

    private ApiReference find(String name, String version) {
        return references.api(name, version).orElseThrow(NotFoundException::new);
    }
}
