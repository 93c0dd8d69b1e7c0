package io.hefu.gateway.hosting;

import io.hefu.core.refusal.InvalidArgument;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.routing.PartnerCalls;
import io.hefu.gateway.upstream.Upstreams;
import io.hefu.gateway.validation.Mismatches;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes calls to the partners whose APIs are in force. */
public final class HostedCalls implements PartnerCalls {

    private final HostedRoutes routes;
    private final Upstreams upstreams;
    private final AnswerCache cache;
    private final Mismatches mismatches;
    private final CallFailures failures;

    HostedCalls(
            HostedRoutes routes, Upstreams upstreams, AnswerCache cache, Mismatches mismatches, CallFailures failures) {
        this.routes = routes;
        this.upstreams = upstreams;
        this.cache = cache;
        this.mismatches = mismatches;
        this.failures = failures;
    }

    @Override
    public CompletionStage<Void> forward(Exchange exchange) {
        HostedRoute route = routes.at(exchange.operation().basePath())
                .orElseThrow(() -> new RefusedException(GatewayRefusal.Plain.NO_SUCH_PATH));
        String target = target(exchange, route);
        CompletableFuture<Void> end = new CompletableFuture<>();
        HostedCall call = new HostedCall(
                route, exchange, target, upstreams, cache, mismatches, failures, route.signer(), new HostedCall.End() {
                    @Override
                    public void answered() {
                        end.complete(null);
                    }

                    @Override
                    public void failed(Throwable failure) {
                        end.completeExceptionally(failure);
                    }
                });
        call.start();
        return end;
    }

    /** Path and query below the API's base path, as sent: only what may stand on a request line goes on. */
    private static String target(Exchange exchange, HostedRoute route) {
        String path = exchange.request().path().substring(route.basePath().length());
        String query = exchange.request().source().rawQuery();
        String target = query == null ? path : path + "?" + query;
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) <= ' ' || target.charAt(i) >= 0x7f) {
                throw new RefusedException(new InvalidArgument("the path", "must be percent-encoded"));
            }
        }
        return target;
    }
}
