package io.hefu.portal.problem;

import io.hefu.core.call.Correlator;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.function.Supplier;

/** Gives every request a correlator, the caller's own where it is well formed, and echoes it. */
@Provider
@PreMatching
@Priority(CorrelatorFilter.BEFORE_ALL_OTHERS)
public class CorrelatorFilter implements ContainerRequestFilter, ContainerResponseFilter {

    static final int BEFORE_ALL_OTHERS = 1;

    private final Supplier<UUID> ids;

    CorrelatorFilter(Supplier<UUID> ids) {
        this.ids = ids;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String given = request.getHeaderString(Correlator.HEADER);
        boolean usable = given != null && !given.isEmpty() && Correlator.isValid(given);
        request.setProperty(Correlator.HEADER, usable ? given : ids.get().toString());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object correlator = request.getProperty(Correlator.HEADER);
        if (correlator != null) {
            response.getHeaders().putSingle(Correlator.HEADER, correlator);
        }
    }

    static String of(ContainerRequestContext request) {
        return request.getProperty(Correlator.HEADER) instanceof String correlator ? correlator : "";
    }
}
