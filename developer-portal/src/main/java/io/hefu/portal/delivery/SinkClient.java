package io.hefu.portal.delivery;

import io.hefu.core.address.OutsideAddresses;
import io.hefu.portal.delivery.AttemptResult.Answered;
import io.hefu.portal.delivery.AttemptResult.Unanswered;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts to sinks. The host's addresses are looked up and checked here, and the connection is made to the very address that
 * was checked, so that a name cannot be made to lead inside in between. Redirects are not followed; of the answer's body only
 * the beginning is read.
 */
final class SinkClient {

    private static final String RETRY_AFTER = "Retry-After";
    private static final int ANSWER_BYTES = 1024;
    private static final int LOOKUPS_ASIDE = 20;
    private static final Duration IDLE_LOOKUP_THREAD = Duration.ofSeconds(30);
    private static final Duration FIRST_LOOKUP = Duration.ofSeconds(3);
    private static final int CONNECTIONS_PER_HOST = 50;
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final Vertx vertx;
    private final HttpClient http;
    private final ExecutorService lookups;
    private final OutsideAddresses outside;
    private final boolean allowHttp;
    private final long timeoutMillis;

    /** @param concurrent how many posts are under way at most; each can look up a name without waiting for another */
    SinkClient(
            Vertx vertx,
            OutsideAddresses outside,
            boolean allowHttp,
            int concurrent,
            Duration connectTimeout,
            Duration timeout) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) connectTimeout.toMillis())
                .setMaxPoolSize(CONNECTIONS_PER_HOST)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS));
        this.lookups = new ThreadPoolExecutor(
                0,
                concurrent + LOOKUPS_ASIDE,
                IDLE_LOOKUP_THREAD.toMillis(),
                TimeUnit.MILLISECONDS,
                new SynchronousQueue<>(),
                SinkClient::lookupThread);
        this.outside = outside;
        this.allowHttp = allowHttp;
        this.timeoutMillis = timeout.toMillis();
    }

    /** Never fails: whatever happens is a result. */
    Uni<AttemptResult> post(SignedRequest request) {
        URI url;
        try {
            url = SinkUrl.parse(request.url(), allowHttp);
        } catch (IllegalArgumentException notAllowed) {
            return Uni.createFrom().item(Unanswered.URL_NOT_ALLOWED);
        }
        return Uni.createFrom().deferred(() -> {
            Posting posting = new Posting();
            lookUp(url.getHost())
                    .compose(address -> http.request(options(url, address, request)))
                    .onSuccess(connected -> posting.send(connected, request.body()))
                    .onFailure(posting::fail);
            return Uni.createFrom().completionStage(posting.result.future().toCompletionStage());
        });
    }

    /** Whether the host has an address that is known to be none to connect to; one that has none now may have one later. */
    CompletionStage<Boolean> leadsInside(URI url) {
        return lookUp(url.getHost())
                .map(false)
                .otherwise(InsideAddressException.class::isInstance)
                .toCompletionStage()
                .toCompletableFuture()
                .completeOnTimeout(false, FIRST_LOOKUP.toMillis(), TimeUnit.MILLISECONDS);
    }

    void close() {
        http.close();
        lookups.shutdownNow();
    }

    private Future<InetAddress> lookUp(String host) {
        CompletableFuture<InetAddress> found = new CompletableFuture<>();
        try {
            lookups.execute(() -> lookUp(host, found));
        } catch (RejectedExecutionException tooMany) {
            found.completeExceptionally(tooMany);
        }
        return Future.fromCompletionStage(found, vertx.getOrCreateContext());
    }

    private void lookUp(String host, CompletableFuture<InetAddress> found) {
        try {
            found.complete(Arrays.stream(InetAddress.getAllByName(host))
                    .filter(outside::allows)
                    .findFirst()
                    .orElseThrow(InsideAddressException::new));
        } catch (IOException | RuntimeException none) {
            found.completeExceptionally(none);
        }
    }

    private static Thread lookupThread(Runnable lookup) {
        Thread thread = new Thread(lookup, "webhook-sink-lookup");
        thread.setDaemon(true);
        return thread;
    }

    private static RequestOptions options(URI url, InetAddress address, SignedRequest request) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, SinkUrl.port(url))))
                .setHost(url.getHost())
                .setPort(SinkUrl.port(url))
                .setSsl(SinkUrl.isTls(url))
                .setURI(target(url));
        request.headers().forEach(options::putHeader);
        return options;
    }

    private static String target(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static Unanswered failure(Throwable failure) {
        if (failure instanceof InsideAddressException) {
            return Unanswered.INSIDE_ADDRESS;
        }
        if (failure instanceof UnknownHostException) {
            return Unanswered.UNKNOWN_HOST;
        }
        if (failure instanceof SSLException || failure.getCause() instanceof SSLException) {
            return Unanswered.TLS_FAILED;
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return Unanswered.CONNECT_FAILED;
        }
        if (failure instanceof TimeoutException || failure instanceof RejectedExecutionException) {
            return Unanswered.TIMED_OUT;
        }
        return failure instanceof IOException || failure instanceof HttpClosedException
                ? Unanswered.CONNECTION_LOST
                : Unanswered.MALFORMED_ANSWER;
    }

    /** One post under way: it ends with the answer's beginning, a failure, or when its time is up. */
    private final class Posting {

        private final Promise<AttemptResult> result = Promise.promise();
        private final long timer = vertx.setTimer(timeoutMillis, id -> timeUp());
        private final Buffer start = Buffer.buffer();

        @Nullable
        private volatile HttpClientRequest request;

        @Nullable
        private volatile HttpClientResponse head;

        void send(HttpClientRequest connected, byte[] body) {
            request = connected;
            if (result.future().isComplete()) {
                connected.reset();
                return;
            }
            connected.exceptionHandler(this::fail);
            // Without one, what a sink sends instead of HTTP would be logged.
            connected.connection().exceptionHandler(broken -> {});
            connected.send(Buffer.buffer(body)).onSuccess(this::read).onFailure(this::fail);
        }

        private void read(HttpClientResponse response) {
            head = response;
            response.exceptionHandler(lost -> finish(answered(response)));
            response.endHandler(end -> finish(answered(response)));
            response.handler(part -> {
                start.appendBuffer(part, 0, Math.min(part.length(), ANSWER_BYTES - start.length()));
                if (start.length() == ANSWER_BYTES) {
                    finish(answered(response));
                }
            });
        }

        void fail(Throwable failure) {
            HttpClientResponse answer = head;
            finish(answer == null ? failure(failure) : answered(answer));
        }

        private void timeUp() {
            HttpClientResponse answer = head;
            finish(answer == null ? Unanswered.TIMED_OUT : answered(answer));
        }

        private Answered answered(HttpClientResponse response) {
            return new Answered(
                    response.statusCode(),
                    AnswerText.startOf(start.getBytes()),
                    Optional.ofNullable(response.getHeader(RETRY_AFTER)).flatMap(RetryAfter::parse));
        }

        private void finish(AttemptResult outcome) {
            if (result.tryComplete(outcome)) {
                vertx.cancelTimer(timer);
                HttpClientRequest open = request;
                if (open != null) {
                    open.reset();
                }
            }
        }
    }

    /** No address of the host may be connected to. */
    private static final class InsideAddressException extends IOException {

        private static final long serialVersionUID = 1;

        InsideAddressException() {
            super("the host leads to inside addresses only");
        }
    }
}
