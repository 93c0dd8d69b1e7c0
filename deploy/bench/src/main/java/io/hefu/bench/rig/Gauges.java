package io.hefu.bench.rig;

import io.hefu.clients.platform.ClientFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What Hefu tells Prometheus of itself at {@code /q/metrics}. */
final class Gauges {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    Gauges(URI hefu) {
        this.request = HttpRequest.newBuilder(hefu.resolve("/q/metrics"))
                .timeout(PATIENCE)
                .build();
    }

    /** Returns once the gauge, which has no labels, is at least so high. */
    void await(String name, double least, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        double value = read(name);
        while (value < least) {
            if (System.nanoTime() > end) {
                throw new ClientFailure(name + " is " + value + " after " + patience.toSeconds() + " s (expected: "
                        + least + " or more).");
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            value = read(name);
        }
    }

    private double read(String name) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                    .findFirst()
                    .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .orElse(0.0);
        } catch (IOException e) {
            throw new ClientFailure("Hefu's metrics cannot be read: " + e.getMessage(), e);
        }
    }
}
