package io.hefu.portal.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.paging.Pagination;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The configuration over HTTP. */
@Path("/portal/v1/configuration")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Configuration")
public class ConfigurationResource {

    private final Configurations configurations;
    private final ConfigurationFormat format;
    private final SignedIn signedIn;

    ConfigurationResource(Configurations configurations, ConfigurationFormat format, SignedIn signedIn) {
        this.configurations = configurations;
        this.format = format;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "exportConfiguration",
            summary = "Export plans, limits and hosted APIs as one document",
            description =
                    "Limits of single applications, spend caps and prices are not in it. Of a hosted API there is what is in"
                            + " force, or what was submitted before anything was; its definition is beside the document. The"
                            + " same configuration gives the same text. Needs the role operator-admin.")
    @APIResponse(
            responseCode = "200",
            description = "The document; its ETag names what it says",
            content = @Content(schema = @Schema(implementation = ConfigurationDocument.class)))
    public Uni<RestResponse<String>> export() {
        return signedIn.member()
                .flatMap(configurations::export)
                .map(document -> ResponseBuilder.ok(format.write(document))
                        .header(HttpHeaders.ETAG, format.entityTag(document))
                        .build());
    }

    @POST
    @Path("/diff")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Operation(
            operationId = "compareConfiguration",
            summary = "Tell what applying a document would change",
            description =
                    "One change a line with Accept: text/plain. Definitions that are new here must have been handed in. Needs"
                            + " the role operator-admin.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Changes.class)))
    public Uni<RestResponse<Object>> compare(
            @Context HttpHeaders headers,
            @RequestBody(content = @Content(schema = @Schema(implementation = ConfigurationDocument.class))) @Nullable
                    JsonNode document) {
        return signedIn.member()
                .flatMap(member -> configurations.compare(member, Requirements.body(document)))
                .map(changes -> told(changes, headers));
    }

    @PUT
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Operation(
            operationId = "applyConfiguration",
            summary = "Make the configuration what a document says",
            description =
                    "All of it or nothing; answers what has changed. Gateways follow within a second, except that what a hosted"
                            + " API is awaits approval by another person (AFTER_APPROVAL), and plans and limits that need it are"
                            + " left for the same document, applied again (WHEN_APPLIED_AGAIN). Needs the role operator-admin.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Changes.class)))
    public Uni<RestResponse<Object>> apply(
            @Context HttpHeaders headers,
            @Parameter(
                            required = true,
                            description = "The ETag of the export; 412 when the configuration has changed since.")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @Parameter(description = "Whether to undo all of it at the end, to see whether anything is refused.")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    boolean dryRun,
            @RequestBody(content = @Content(schema = @Schema(implementation = ConfigurationDocument.class))) @Nullable
                    JsonNode document) {
        return signedIn.member()
                .flatMap(member ->
                        configurations.apply(member, Requirements.body(document), Optional.ofNullable(ifMatch), dryRun))
                .map(changes -> told(changes, headers));
    }

    /** For people when they ask for text, else for programs. */
    private static RestResponse<Object> told(List<SettingChange> changes, HttpHeaders headers) {
        boolean text = headers.getAcceptableMediaTypes().get(0).equals(MediaType.TEXT_PLAIN_TYPE);
        return text
                ? ResponseBuilder.<Object>ok(ChangeLines.of(changes), MediaType.TEXT_PLAIN + ";charset=UTF-8")
                        .build()
                : ResponseBuilder.<Object>ok(Listing.of(changes, ChangeView::of), MediaType.APPLICATION_JSON)
                        .build();
    }

    @Schema(name = "SettingChanges")
    public record Changes(List<ChangeView> items, Pagination pagination) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "SettingChangeView")
    public record ChangeView(
            SettingChange.Kind kind,
            String path,
            Optional<String> before,
            Optional<String> after,
            SettingChange.Effect effect) {

        static ChangeView of(SettingChange change) {
            return new ChangeView(change.kind(), change.path(), change.before(), change.after(), change.effect());
        }
    }
}
