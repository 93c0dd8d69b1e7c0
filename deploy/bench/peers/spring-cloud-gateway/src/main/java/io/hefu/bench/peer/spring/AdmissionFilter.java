package io.hefu.bench.peer.spring;

import io.hefu.bench.peer.admission.Admission;
import io.hefu.bench.peer.admission.Admission.Decision;
import io.hefu.bench.peer.admission.CallIds;
import io.hefu.bench.peer.admission.UsageLog;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Admits the call or refuses it, and writes its line of usage when it is answered. */
final class AdmissionFilter implements GlobalFilter, Ordered {

    private static final String CORRELATOR = "x-correlator";

    private final Admission admission;
    private final UsageLog usage;

    AdmissionFilter(Admission admission, UsageLog usage) {
        this.admission = admission;
        this.usage = usage;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String id = CallIds.next();
        String correlator = request.getHeaders().getFirst(CORRELATOR);
        Decision decision = admission.decide(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
        return answer(exchange, chain, decision, id).doFinally(ended -> {
            HttpStatusCode status = exchange.getResponse().getStatusCode();
            usage.add(
                    id,
                    correlator,
                    decision.credential(),
                    request.getMethod().name(),
                    request.getPath().value(),
                    status == null ? 0 : status.value());
        });
    }

    private static Mono<Void> answer(
            ServerWebExchange exchange, GatewayFilterChain chain, Decision decision, String id) {
        if (!decision.isAdmitted()) {
            exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(decision.status()));
            return exchange.getResponse().setComplete();
        }
        ServerHttpRequest passed = exchange.getRequest()
                .mutate()
                .headers(headers -> {
                    headers.remove(HttpHeaders.AUTHORIZATION);
                    headers.set(CORRELATOR, id);
                })
                .build();
        return chain.filter(exchange.mutate().request(passed).build());
    }
}
