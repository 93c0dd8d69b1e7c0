package io.hefu.portal.problem;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;

/** The methods of an address. RFC 9110 §15.5.6 wants them told with every 405, and Quarkus leaves that to us. */
final class AllowedMethods {

    private AllowedMethods() {}

    /** For the request under way: {@code GET, POST}. */
    static String ofCurrentRequest() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        RequestMatch<InitialMatch> resource =
                new RequestMapper<>(request.getDeployment().getClassMappers()).map(request.getPathWithoutPrefix());
        String remaining = resource.remaining.isEmpty() ? "/" : resource.remaining;
        return Arrays.stream(resource.value.handlers)
                .filter(ClassRoutingHandler.class::isInstance)
                .flatMap(handler -> ((ClassRoutingHandler) handler).getMappers().entrySet().stream())
                .filter(method -> Objects.nonNull(method.getKey()))
                .filter(method -> Objects.nonNull(method.getValue().map(remaining)))
                .map(method -> method.getKey())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
