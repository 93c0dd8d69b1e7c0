package io.hefu.clients.browser;

import io.hefu.clients.platform.ClientFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** One person's browser: it keeps cookies, follows redirects, and sends what browsers send with scripted requests. */
public final class Browser {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final CookieJar cookies = new CookieJar();

    /** Goes to a page. */
    public WebPage open(URI address) {
        return follow(address, request(address).GET().header("Accept", "text/html"));
    }

    /** Sends a form that posts. */
    public WebPage submit(Form form) {
        return follow(
                form.action(),
                request(form.action())
                        .POST(BodyPublishers.ofString(form.encoded()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", origin(form.action()))
                        .header("Accept", "text/html"));
    }

    /** What a script of a page does: a JSON request to the page's own origin. */
    public HttpResponse<String> fetch(String method, URI address, Optional<String> json) {
        HttpRequest.Builder request = request(address)
                .method(method, json.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody))
                .header("Accept", "application/json, */*;q=0.8")
                .header("Origin", origin(address))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Sec-Fetch-Mode", "cors");
        json.ifPresent(body -> request.header("Content-Type", "application/json"));
        return send(address, request);
    }

    private WebPage follow(URI first, HttpRequest.Builder firstRequest) {
        URI address = first;
        HttpResponse<String> response = send(address, firstRequest);
        for (int redirects = 0; REDIRECTS.contains(response.statusCode()); redirects++) {
            if (redirects == MOST_REDIRECTS) {
                throw new ClientFailure(first.getPath() + " redirects without end.");
            }
            address = address.resolve(response.headers().firstValue("Location").orElseThrow());
            response = send(address, request(address).GET().header("Accept", "text/html"));
        }
        return new WebPage(address, response.statusCode(), response.body());
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        cookies.header(address).ifPresent(header -> request.header("Cookie", header));
        return request;
    }

    private HttpResponse<String> send(URI address, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            cookies.keep(address, response.headers().allValues("Set-Cookie"));
            return response;
        } catch (IOException e) {
            throw new ClientFailure(
                    "Nobody answers at " + origin(address) + "; start Hefu with deploy/up --detach.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientFailure("Interrupted.", e);
        }
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }
}
