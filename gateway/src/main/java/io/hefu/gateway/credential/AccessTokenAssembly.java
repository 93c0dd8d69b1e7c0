package io.hefu.gateway.credential;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Verifies access tokens with the keys that the identity provider publishes over HTTP. */
class AccessTokenAssembly {

    private static final long PATIENCE_MILLIS = 3_000;

    @Produces
    @Singleton
    AccessTokens accessTokens(AccessTokenConfig config, Vertx vertx, Clock clock) {
        var http = vertx.createHttpClient();
        RequestOptions keySet = new RequestOptions()
                .setAbsoluteURI(config.keySetUrl().toString())
                .setMethod(HttpMethod.GET)
                .setTimeout(PATIENCE_MILLIS);
        SigningKeys keys = new SigningKeys(
                () -> Uni.createFrom()
                        .completionStage(() -> http.request(keySet)
                                .compose(request -> request.send())
                                .compose(response -> response.statusCode() == 200
                                        ? response.body()
                                        : Future.failedFuture("status " + response.statusCode()))
                                .map(body -> body.toString())
                                .toCompletionStage()),
                System::nanoTime);
        return new JwtAccessTokens(keys, new AccessTokenRules(config.issuer(), config.audience()), clock);
    }
}
