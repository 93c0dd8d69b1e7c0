package io.hefu.portal.security;

import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses forged requests (CSRF): where the browser adds the session by itself, other sites may not change anything.
 * Requests without the session cookie carry their credentials on purpose.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class CrossSiteFilter implements ContainerRequestFilter {

    private static final String SESSION_COOKIE = "q_session";

    @Override
    public void filter(ContainerRequestContext request) {
        boolean inSession = request.getCookies().keySet().stream().anyMatch(name -> name.startsWith(SESSION_COOKIE));
        if (inSession
                && CrossSite.isSuspect(
                        request.getMethod(),
                        request.getHeaderString("Sec-Fetch-Site"),
                        request.getHeaderString("Origin"),
                        request.getHeaderString(HttpHeaders.HOST))) {
            throw new RefusedException(PortalRefusal.Plain.CROSS_SITE);
        }
    }
}
