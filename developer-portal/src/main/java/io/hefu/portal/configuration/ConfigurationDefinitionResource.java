package io.hefu.portal.configuration;

import io.hefu.portal.hosting.ExportedDefinitions;
import io.hefu.portal.hosting.HostedApiPart;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The definitions of hosted APIs over HTTP, beside the configuration document, which names them by their SHA-256. */
@Path("/portal/v1/configuration/definitions")
@Authenticated
@Tag(name = "Configuration")
public class ConfigurationDefinitionResource {

    private final Configurations configurations;
    private final ExportedDefinitions definitions;
    private final SignedIn signedIn;

    ConfigurationDefinitionResource(Configurations configurations, ExportedDefinitions definitions, SignedIn signedIn) {
        this.configurations = configurations;
        this.definitions = definitions;
        this.signedIn = signedIn;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Operation(
            operationId = "listConfigurationDefinitions",
            summary = "List the definitions that the configuration refers to",
            description =
                    "With Accept: text/plain in the form of sha256sum, each with a name for its file. Needs the role"
                            + " operator-admin.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DefinitionListing.class)))
    public Uni<RestResponse<Object>> list(@Context HttpHeaders headers) {
        boolean text = headers.getAcceptableMediaTypes().get(0).equals(MediaType.TEXT_PLAIN_TYPE);
        return signedIn.member()
                .flatMap(configurations::export)
                .map(ConfigurationDocument::hostedApis)
                .map(parts -> text
                        ? ResponseBuilder.<Object>ok(sums(parts), MediaType.TEXT_PLAIN)
                                .build()
                        : ResponseBuilder.<Object>ok(Listing.of(parts, DefinitionView::of), MediaType.APPLICATION_JSON)
                                .build());
    }

    @GET
    @Path("/{sha256}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "exportConfigurationDefinition",
            summary = "Read a definition that the configuration refers to",
            description =
                    "Or one that was handed in within a day. OpenAPI 3.0, indented. Needs the role operator-admin.")
    public Uni<byte[]> read(String sha256) {
        return signedIn.member().flatMap(member -> definitions.read(member, sha256));
    }

    @PUT
    @Path("/{sha256}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "handInConfigurationDefinition",
            summary = "Hand in a definition that a document refers to, at most 32 MiB",
            description =
                    "It is kept for a day, and changes nothing by itself. May be repeated. Needs the role operator-admin.")
    public Uni<Void> handIn(String sha256, byte @Nullable [] document) {
        byte[] given = document == null ? new byte[0] : document;
        return signedIn.member().flatMap(member -> definitions.handIn(member, sha256, given));
    }

    private static String sums(List<HostedApiPart> parts) {
        StringBuilder lines = new StringBuilder();
        parts.forEach(part -> lines.append(part.definition())
                .append("  ")
                .append(part.api())
                .append('.')
                .append(part.pathVersion())
                .append(".json\n"));
        return lines.toString();
    }

    @Schema(name = "ConfigurationDefinitions")
    public record DefinitionListing(List<DefinitionView> items) {}

    @Schema(name = "ConfigurationDefinition")
    public record DefinitionView(String api, String pathVersion, String sha256) {

        static DefinitionView of(HostedApiPart part) {
            return new DefinitionView(
                    String.valueOf(part.api()), String.valueOf(part.pathVersion()), String.valueOf(part.definition()));
        }
    }
}
