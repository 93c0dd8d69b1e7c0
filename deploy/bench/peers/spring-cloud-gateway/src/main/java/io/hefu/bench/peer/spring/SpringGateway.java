package io.hefu.bench.peer.spring;

import io.hefu.bench.peer.admission.Admission;
import io.hefu.bench.peer.admission.Keys;
import io.hefu.bench.peer.admission.UsageLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The program: one route, one global filter. */
@SpringBootApplication(proxyBeanMethods = false)
public class SpringGateway {

    /** @param arguments port, upstream's port, file of keys, file of usage, calls a second of each key */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(SpringGateway.class);
        application.setDefaultProperties(Map.of(
                "server.address", "127.0.0.1",
                "server.port", arguments[0],
                "peer.upstream", arguments[1],
                "peer.keys", arguments[2],
                "peer.usage", arguments[3],
                "peer.calls-per-second", arguments[4],
                "spring.main.banner-mode", "off",
                "logging.level.root", "WARN"));
        application.run();
    }

    @Bean
    Keys keys(Environment settings) throws IOException {
        return Keys.load(Path.of(settings.getRequiredProperty("peer.keys")));
    }

    @Bean
    AdmissionFilter admissionFilter(Keys keys, Environment settings) throws IOException {
        int callsPerSecond = settings.getRequiredProperty("peer.calls-per-second", Integer.class);
        Path usage = Path.of(settings.getRequiredProperty("peer.usage"));
        return new AdmissionFilter(new Admission(keys, callsPerSecond), UsageLog.open(usage));
    }

    @Bean
    RouteLocator routes(RouteLocatorBuilder routes, Environment settings) {
        String upstream = "http://127.0.0.1:" + settings.getRequiredProperty("peer.upstream");
        return routes.routes()
                .route("upstream", route -> route.path("/bench-hosted/**").uri(upstream))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> keyChanges(Keys keys) {
        return RouterFunctions.route()
                .PUT("/keys/{hash}", request -> {
                    keys.create(request.pathVariable("hash"));
                    return ServerResponse.noContent().build();
                })
                .DELETE("/keys/{hash}", request -> {
                    keys.revoke(request.pathVariable("hash"));
                    return ServerResponse.noContent().build();
                })
                .build();
    }
}
