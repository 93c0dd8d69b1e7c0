package io.hefu.bench.contender;

import io.hefu.bench.key.KeyRing;
import io.hefu.clients.platform.ClientFailure;
import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.ApiKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ThreadLocalRandom;

/** Where peers take new keys and revocations: {@code PUT} and {@code DELETE /keys/{SHA-256}}. */
final class KeyEndpoint {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int NO_CONTENT = 204;

    private KeyEndpoint() {}

    /** @return what revokes it */
    static Runnable create(URI gateway) {
        ApiKey key = ApiKey.mint(Environment.LIVE, ThreadLocalRandom.current());
        URI place = gateway.resolve("/keys/" + KeyRing.sha256(key));
        send("PUT", place);
        return () -> send("DELETE", place);
    }

    private static void send(String method, URI key) {
        try {
            HttpRequest request = HttpRequest.newBuilder(key)
                    .method(method, BodyPublishers.noBody())
                    .build();
            int status = HTTP.send(request, BodyHandlers.discarding()).statusCode();
            if (status != NO_CONTENT) {
                throw new ClientFailure("%s %s is answered with %d.".formatted(method, key, status));
            }
        } catch (IOException e) {
            throw new ClientFailure(method + " " + key + " fails: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientFailure("Interrupted.", e);
        }
    }
}
