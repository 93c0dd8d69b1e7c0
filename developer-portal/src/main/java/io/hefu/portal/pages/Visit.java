package io.hefu.portal.pages;

import io.hefu.core.language.Language;
import io.hefu.portal.member.Role;
import io.hefu.portal.pages.Room.Audience;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One visit to a page: who comes, in which language, and how they are answered. */
@RequestScoped
public class Visit {

    private static final String LANGUAGE = "lang";
    private static final String LANGUAGE_COOKIE = "hefu-language";
    private static final Duration REMEMBERED = Duration.ofDays(365);
    private static final Pattern LEADING_SLASHES = Pattern.compile("^[/\\\\]+");
    private static final Pattern LANGUAGE_CHOICE = Pattern.compile("(^|&)lang=[^&]*");

    private final RoutingContext routing;
    private final CurrentIdentityAssociation current;

    Visit(RoutingContext routing, CurrentIdentityAssociation current) {
        this.routing = routing;
        this.current = current;
    }

    /** Who comes. A session that cannot be trusted any more is nobody's. */
    Uni<Visitor> visitor() {
        return current.getDeferredIdentity()
                .onItem()
                .transform(Visit::visitor)
                .onFailure()
                .recoverWithItem(Visitor.ANONYMOUS);
    }

    /** As chosen by the path, else by the query, else as remembered, else as the browser prefers. */
    Language language() {
        return chosen().or(this::remembered).orElseGet(this::preferred);
    }

    /** Where the gateway is for this visitor: {@code https://api.example.com}. */
    String origin() {
        return routing.request().scheme() + "://" + routing.request().authority();
    }

    /** A public page's address, in this visit's language. */
    String open(String path) {
        return "/" + Languages.code(language()) + path;
    }

    Uni<Response> show(Room room, Function<PageFrame, TemplateInstance> page) {
        return show(Response.Status.OK.getStatusCode(), room, page);
    }

    Uni<Response> show(int status, Room room, Function<PageFrame, TemplateInstance> page) {
        return show(status, room, path(), page);
    }

    /** @param path for the language switch to lead to, where the request's own cannot be fetched */
    Uni<Response> show(int status, Room room, String path, Function<PageFrame, TemplateInstance> page) {
        return visitor()
                .flatMap(visitor -> page.apply(new PageFrame(language(), room, path, visitor))
                        .setLocale(Languages.code(language()))
                        .createUni()
                        .map(html -> answer(status, html, visitor)));
    }

    private Response answer(int status, String html, Visitor visitor) {
        Response.ResponseBuilder response = Response.status(status).entity(html).type("text/html;charset=UTF-8");
        HtmlHeaders.ALL.forEach(response::header);
        response.header("Content-Language", language().tag());
        response.header("Cache-Control", visitor.signedIn() ? "no-store" : "no-cache");
        return remembering(response).build();
    }

    /** Sends the browser on to a page of ours, with GET. */
    Response redirect(String path) {
        return remembering(Response.seeOther(URI.create(path))).build();
    }

    private Response.ResponseBuilder remembering(Response.ResponseBuilder response) {
        chosen().filter(language -> !remembered().equals(Optional.of(language)))
                .ifPresent(language -> response.cookie(new NewCookie.Builder(LANGUAGE_COOKIE)
                        .value(Languages.code(language))
                        .path("/")
                        .maxAge((int) REMEMBERED.toSeconds())
                        .sameSite(NewCookie.SameSite.LAX)
                        .httpOnly(true)
                        .build()));
        return response;
    }

    private Optional<Language> chosen() {
        String[] segments = routing.request().path().split("/", 3);
        return Languages.ofCode(segments.length > 1 ? segments[1] : "")
                .or(() -> Optional.ofNullable(routing.request().getParam(LANGUAGE))
                        .flatMap(Languages::ofCode));
    }

    private Optional<Language> remembered() {
        return Optional.ofNullable(routing.request().getCookie(LANGUAGE_COOKIE))
                .map(Cookie::getValue)
                .flatMap(Languages::ofCode);
    }

    private Language preferred() {
        String header = routing.request().getHeader("Accept-Language");
        return Language.preferredBy(header == null ? "" : header);
    }

    /** Of the request, with its query but for the choice of language. */
    String path() {
        HttpServerRequest request = routing.request();
        String query = request.method() == HttpMethod.GET && request.query() != null ? request.query() : "";
        String kept = LANGUAGE_CHOICE.matcher(query).replaceAll("");
        // What begins with two slashes would, as a link, lead to another host.
        String path = LEADING_SLASHES.matcher(request.path()).replaceFirst("/");
        return kept.isEmpty() ? path : path + "?" + (kept.startsWith("&") ? kept.substring(1) : kept);
    }

    private static Visitor visitor(SecurityIdentity identity) {
        return identity.isAnonymous()
                ? Visitor.ANONYMOUS
                : new Visitor(identity.getPrincipal().getName(), audiences(identity));
    }

    /** For the navigation only: what people may do is decided where it is done. Who has no other role is a developer. */
    private static Set<Audience> audiences(SecurityIdentity identity) {
        Set<Audience> audiences = EnumSet.noneOf(Audience.class);
        if (identity.hasRole(Role.OPERATOR_ADMIN.realmRole())) {
            audiences.add(Audience.OPERATOR);
        }
        if (identity.hasRole(Role.PARTNER_FINANCE.realmRole())) {
            audiences.add(Audience.PARTNER);
        }
        if (identity.hasRole(Role.SUBSCRIBER.realmRole())) {
            audiences.add(Audience.SUBSCRIBER);
        }
        return audiences.isEmpty() ? EnumSet.of(Audience.DEVELOPER) : audiences;
    }
}
