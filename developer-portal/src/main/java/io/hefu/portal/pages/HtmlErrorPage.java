package io.hefu.portal.pages;

import io.hefu.core.language.Language;
import io.hefu.portal.pages.FaultPages.Fault;
import io.hefu.portal.problem.ErrorPage;
import io.hefu.portal.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Tells people what went wrong in the frame of all pages. */
@Singleton
public class HtmlErrorPage implements ErrorPage {

    private final Visit visit;

    HtmlErrorPage(Visit visit) {
        this.visit = visit;
    }

    @Override
    public Uni<Response> render(Problem problem, Language language) {
        String kind = kind(problem.status());
        boolean specific = kind.equals("declined") || kind.equals("forbidden");
        // A visitor may have chosen another language than the browser prefers: then the general words are theirs.
        String detail = specific && language == visit.language() ? problem.detail() : "";
        return visit.show(
                problem.status(),
                Room.HOME,
                page -> new Fault(page, problem.status(), kind, detail, problem.correlator()));
    }

    private static String kind(int status) {
        return switch (status) {
            case 401 -> "unauthenticated";
            case 403 -> "forbidden";
            case 404, 405 -> "notFound";
            case 502, 503, 504 -> "unavailable";
            default -> status >= 500 ? "broken" : "declined";
        };
    }
}
