package io.hefu.clients.call;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends calls with one API key, each once. */
public final class ApiClient {

    static {
        // Java's client would send a GET again when its connection breaks: one call here, two there.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI hefu;
    private final String key;

    public ApiClient(URI hefu, String key) {
        this.hefu = hefu;
        this.key = key;
    }

    /** Fails when no whole answer arrives. */
    public CompletableFuture<ApiAnswer> sendAsync(ApiCall call, String correlator) {
        return http.sendAsync(request(call, correlator), BodyHandlers.ofString())
                .thenApply(ApiClient::answer);
    }

    public ApiAnswer send(ApiCall call, String correlator) throws IOException, InterruptedException {
        return answer(http.send(request(call, correlator), BodyHandlers.ofString()));
    }

    private HttpRequest request(ApiCall call, String correlator) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hefu.resolve(call.path()))
                .method(call.method(), call.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json")
                .header("x-correlator", correlator);
        call.body().ifPresent(body -> request.header("Content-Type", "application/json"));
        return request.build();
    }

    private static ApiAnswer answer(HttpResponse<String> response) {
        return new ApiAnswer(response.statusCode(), response.headers(), response.body());
    }
}
