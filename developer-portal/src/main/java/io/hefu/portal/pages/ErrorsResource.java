package io.hefu.portal.pages;

import io.hefu.portal.pages.ReferencePages.ApiErrors;
import io.hefu.portal.pages.ReferencePages.ErrorCode;
import io.hefu.portal.pages.ReferencePages.ErrorUse;
import io.hefu.portal.pages.ReferencePages.Errors;
import io.hefu.portal.reference.ApiReference;
import io.hefu.portal.reference.ApiReferences;
import io.hefu.portal.reference.ErrorCase;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A page for each error code, so that an error can be looked up where it is met. */
@Path("/")
public class ErrorsResource {

    private final Visit visit;
    private final ApiReferences references;

    ErrorsResource(Visit visit, ApiReferences references) {
        this.visit = visit;
        this.references = references;
    }

    @GET
    @Path("{language: zh|en}/errors")
    public Uni<Response> errors() {
        List<ApiErrors> ofApis = references.apis().stream()
                .map(ErrorsResource::own)
                .filter(errors -> !errors.errors().isEmpty())
                .toList();
        return visit.show(Room.ERRORS, page -> new Errors(page, ErrorGuide.ALL, ofApis));
    }

    @GET
    @Path("{language: zh|en}/errors/{code}")
    public Uni<Response> code(@PathParam("code") String code) {
        Optional<ErrorGuide> guide = ErrorGuide.of(code);
        List<ErrorUse> uses = uses(code);
        if (guide.isEmpty() && uses.isEmpty()) {
            throw new NotFoundException();
        }
        return visit.show(Room.ERRORS, page -> new ErrorCode(page, code, guide, uses));
    }

    /** As error bodies link to it, whatever the reader's language. */
    @GET
    @Path("errors/{code}")
    public Response inPreferredLanguage(@PathParam("code") String code) {
        return visit.redirect(visit.open("/errors/" + URLEncoder.encode(code, StandardCharsets.UTF_8)));
    }

    private List<ErrorUse> uses(String code) {
        return references.apis().stream()
                .flatMap(api -> api.operations().stream()
                        .flatMap(operation -> operation.errors().stream()
                                .filter(error -> error.code().equals(code))
                                .map(error -> new ErrorUse(api, operation, error))))
                .toList();
    }

    private static ApiErrors own(ApiReference api) {
        Map<String, ErrorCase> errors = new LinkedHashMap<>();
        api.operations().stream()
                .flatMap(operation -> operation.errors().stream())
                .filter(error -> ErrorGuide.of(error.code()).isEmpty())
                .forEach(error -> errors.putIfAbsent(error.code(), error));
        return new ApiErrors(api, List.copyOf(errors.values()));
    }
}
