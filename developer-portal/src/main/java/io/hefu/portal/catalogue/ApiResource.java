package io.hefu.portal.catalogue;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The published APIs over HTTP, open to all. */
@Path("/portal/v1/apis")
@PermitAll
@NonBlocking
@Tag(name = "APIs")
@SecurityRequirements
public class ApiResource {

    private final PublishedApis apis;

    ApiResource(PublishedApis apis) {
        this.apis = apis;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listApis", summary = "List the APIs")
    public Listing<ApiView> list() {
        return Listing.of(apis.all(), ApiView::of);
    }

    @GET
    @Path("/{api}/{version}/definition")
    @Produces("application/yaml")
    @Operation(operationId = "getApiDefinition", summary = "Read an API's OpenAPI definition")
    public String definition(String api, String version) {
        return apis.find(api, version)
                .map(PublishedApi::definition)
                .orElseThrow(() -> new RefusedException(new NotFound(Thing.API)));
    }

    public record ApiView(String name, String version, Bilingual title, List<String> scopes, String definition) {

        static ApiView of(PublishedApi api) {
            return new ApiView(
                    api.name().value(),
                    api.version(),
                    api.title(),
                    api.scopes().stream().sorted().toList(),
                    "/portal/v1/apis/" + api.name() + "/" + api.version() + "/definition");
        }
    }
}
