package io.hefu.portal.settlement;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** What statements are checked with, for everybody: one Java file, and a page that needs nothing but the browser. */
@Path("/verify")
@PermitAll
public class VerifierResource {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "java", "text/plain; charset=utf-8");

    private final PartnerStatements statements;

    VerifierResource(PartnerStatements statements) {
        this.statements = statements;
    }

    @GET
    @Path("/{file}")
    public Response file(@PathParam("file") String file) {
        String extension = file.substring(file.lastIndexOf('.') + 1);
        return statements
                .verifier(file)
                .map(content -> Response.ok(content, TYPES.getOrDefault(extension, "text/plain"))
                        .header("Cache-Control", "no-cache")
                        .header("X-Content-Type-Options", "nosniff")
                        .header(
                                "Content-Security-Policy",
                                "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none';"
                                        + " form-action 'none'; frame-ancestors 'none'"))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND))
                .build();
    }
}
