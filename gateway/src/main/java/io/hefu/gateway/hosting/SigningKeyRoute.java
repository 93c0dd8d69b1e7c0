package io.hefu.gateway.hosting;

import io.hefu.gateway.signature.Ed25519Key;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Where partners get the key to check the gateway's signatures with. */
@Singleton
class SigningKeyRoute {

    private static final String PATH = "/.well-known/hefu-keys";

    void mount(@Observes Router router, Ed25519Key key) {
        router.get(PATH)
                .handler(routing -> routing.response()
                        .putHeader("Content-Type", "application/jwk-set+json")
                        .putHeader("Cache-Control", "public, max-age=3600")
                        .end(key.publicKeys()));
    }
}
