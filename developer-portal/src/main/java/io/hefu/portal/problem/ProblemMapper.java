package io.hefu.portal.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.hefu.core.language.Bilingual;
import io.hefu.core.language.Language;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.refusal.Protocol;
import io.quarkus.resteasy.reactive.server.runtime.exceptionmappers.UnauthorizedExceptionMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever goes wrong into an answer: problem details for programs, a page for people. */
@Singleton
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final Bilingual WRONG_TYPE = new Bilingual("类型或取值有误", "has the wrong type or value");
    private static final String API = "/portal/v1";

    private final Instance<ErrorPage> page;

    ProblemMapper(Instance<ErrorPage> page) {
        this.page = page;
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RefusedException failure, ContainerRequestContext request) {
        return answer(failure.refusal(), request, Response.noContent().build());
    }

    /** A program is told to send a token; a person is sent to sign in. */
    @ServerExceptionMapper
    public Uni<Response> anonymous(
            UnauthorizedException failure, ContainerRequestContext request, RoutingContext context) {
        return signIn(request, context);
    }

    @ServerExceptionMapper
    public Uni<Response> badCredentials(
            AuthenticationFailedException failure, ContainerRequestContext request, RoutingContext context) {
        return signIn(request, context);
    }

    @ServerExceptionMapper
    public Uni<Response> forbidden(ForbiddenException failure, ContainerRequestContext request) {
        return answer(Protocol.FORBIDDEN, request, Response.noContent().build());
    }

    @ServerExceptionMapper
    public Uni<Response> malformed(MismatchedInputException failure, ContainerRequestContext request) {
        return answer(unreadable(failure), request, Response.noContent().build());
    }

    @ServerExceptionMapper
    public Uni<Response> http(WebApplicationException failure, ContainerRequestContext request) {
        Response response = failure.getResponse();
        if (response.getStatus() < 400 || response.hasEntity()) {
            return Uni.createFrom().item(response);
        }
        if (response.getStatus() >= 500) {
            return failed(failure, request);
        }
        Refusal refusal = switch (response.getStatus()) {
            case 404 -> Protocol.UNKNOWN_PATH;
            case 405 -> Protocol.METHOD_NOT_ALLOWED;
            case 406 -> Protocol.NOT_ACCEPTABLE;
            case 413 -> Protocol.BODY_TOO_LARGE;
            case 415 -> Protocol.UNSUPPORTED_MEDIA_TYPE;
            default ->
                failure.getCause() instanceof JsonProcessingException unreadable
                        ? unreadable(unreadable)
                        : Protocol.MALFORMED_REQUEST;
        };
        return answer(
                refusal,
                request,
                refusal == Protocol.METHOD_NOT_ALLOWED
                        ? Response.noContent()
                                .header(HttpHeaders.ALLOW, AllowedMethods.ofCurrentRequest())
                                .build()
                        : response);
    }

    @ServerExceptionMapper
    public Uni<Response> failed(Throwable failure, ContainerRequestContext request) {
        LOG.errorf(
                failure,
                "%s %s failed, x-correlator %s",
                request.getMethod(),
                path(request),
                CorrelatorFilter.of(request));
        return answer(
                Outage.isBehind(failure) ? Protocol.UNAVAILABLE : Protocol.FAILED,
                request,
                Response.noContent().build());
    }

    /**
     * Pages lead to Keycloak. A form cannot: our content security policy lets it go to us alone, so one that is sent after
     * the session has ended is told to sign in again.
     */
    private Uni<Response> signIn(ContainerRequestContext request, RoutingContext context) {
        if (!isApi(request) && request.getMethod().equals(HttpMethod.GET)) {
            return new UnauthorizedExceptionMapper().handle(context);
        }
        Response challenge = Response.noContent()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
        return answer(PortalRefusal.Plain.SIGN_IN_NEEDED, request, challenge);
    }

    /** @param headers an answer whose headers are kept */
    private Uni<Response> answer(Refusal refusal, ContainerRequestContext request, Response headers) {
        Language language =
                Language.preferredBy(Optional.ofNullable(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                        .orElse(""));
        Problem problem = Problem.of(refusal, language, CorrelatorFilter.of(request));
        if (!isApi(request) && page.isResolvable()) {
            return page.get().render(problem, language);
        }
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .language(language.locale())
                .entity(problem);
        headers.getHeaders().forEach((name, values) -> values.forEach(value -> response.header(name, value)));
        refusal.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
        return Uni.createFrom().item(response.build());
    }

    /** Names the field that does not fit, never repeating what was in it. */
    private static PortalRefusal unreadable(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return Protocol.MALFORMED_BODY;
        }
        String field = mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
        return PortalRefusal.Invalid.field(field, WRONG_TYPE);
    }

    private static boolean isApi(ContainerRequestContext request) {
        String path = path(request);
        return path.equals(API) || path.startsWith(API + "/");
    }

    private static String path(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().getPath();
    }
}
