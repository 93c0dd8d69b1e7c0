package io.hefu.portal.problem;

import io.hefu.core.language.Language;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;

/** Shows an error to a person. One bean may; without it, people are shown what programs are. */
public interface ErrorPage {

    /** @return a complete HTML answer with the problem's status */
    Uni<Response> render(Problem problem, Language language);
}
