package io.hefu.portal.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Serves the assets under names that change with their content. */
@Path("/assets")
public class AssetsResource {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    @GET
    @Path("/{file}")
    public Response asset(@PathParam("file") String file) {
        return Assets.BUNDLED
                .file(file)
                .map(asset -> Response.ok(asset.content(), asset.mediaType())
                        .header("Cache-Control", FOR_EVER)
                        .header("X-Content-Type-Options", "nosniff"))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND))
                .build();
    }
}
