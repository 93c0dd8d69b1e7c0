package io.hefu.portal.security;

import io.hefu.core.hosting.BodyLimits;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.Protocol;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Refuses bodies that are too long: by their declared length before they are read, by their real one before they are parsed. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class BodyLimitFilter implements ContainerRequestFilter, ReaderInterceptor {

    private static final String LIMIT = BodyLimitFilter.class.getName();

    @Override
    public void filter(ContainerRequestContext request) {
        long mostBytes =
                BodyLimits.mostBytes(request.getUriInfo().getRequestUri().getPath(), BodyLimits.USUAL_BYTES);
        request.setProperty(LIMIT, mostBytes);
        if (request.getLength() > mostBytes) {
            throw tooLarge();
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        long mostBytes = context.getProperty(LIMIT) instanceof Long limit ? limit : BodyLimits.USUAL_BYTES;
        if (mostBytes == BodyLimits.FILE_BYTES) {
            // Counted by who writes it down: it is not to be held in memory.
            return context.proceed();
        }
        byte[] body = context.getInputStream().readNBytes((int) mostBytes + 1);
        if (body.length > mostBytes) {
            throw tooLarge();
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    private static RefusedException tooLarge() {
        return new RefusedException(Protocol.BODY_TOO_LARGE);
    }
}
