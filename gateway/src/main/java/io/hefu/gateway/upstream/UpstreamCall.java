package io.hefu.gateway.upstream;

import io.hefu.core.hosting.ProxyPolicy;
import io.hefu.gateway.exchange.AnswerBody;
import io.hefu.gateway.exchange.CallTrace.Attempt;
import io.hefu.gateway.upstream.Breaker.Admission;
import io.hefu.gateway.upstream.Deadlines.Deadline;
import io.hefu.gateway.upstream.UpstreamRequest.Body;
import io.vertx.core.AsyncResult;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One call to one of several upstreams, and if it fails before an answer and may be repeated, to another. All of it happens
 * on the event loop where it was started.
 */
final class UpstreamCall extends Deadline implements RequestPump.Progress {

    private static final int ERROR = 500;

    private final UpstreamGroup group;
    private final UpstreamRequest request;
    private final Deadlines deadlines;
    private final Consumer<UpstreamAnswer> answered;
    private final Consumer<UpstreamFailure> failed;

    private List<UpstreamHost> triedHosts = List.of();
    private @Nullable Try current;
    private @Nullable RequestPump pump;
    private boolean decided;

    UpstreamCall(
            UpstreamGroup group,
            UpstreamRequest request,
            Deadlines deadlines,
            Consumer<UpstreamAnswer> answered,
            Consumer<UpstreamFailure> failed) {
        this.group = group;
        this.request = request;
        this.deadlines = deadlines;
        this.answered = answered;
        this.failed = failed;
    }

    void start() {
        deadlines.within(this, group.policy().answerTimeout().toNanos());
        begin(null);
    }

    /** @param before why the try before failed; null at the first */
    private void begin(@Nullable UpstreamFailure before) {
        UpstreamHost host = group.choose(request, triedHosts);
        Admission admission = host == null ? Admission.REFUSED : host.enter();
        if (host == null || admission == Admission.REFUSED) {
            nobodyToCall(before);
            return;
        }
        Try begun = new Try(host, admission);
        current = begun;
        host.retryBudget.called();
        RequestOptions options = host.request(request.target());
        if (options == null) {
            begun.end(Result.UNKNOWN);
            nobodyToCall(before);
            return;
        }
        host.client().request(options.setMethod(request.method())).onComplete(begun::connected);
    }

    private void nobodyToCall(@Nullable UpstreamFailure before) {
        fail(before == null ? new UpstreamFailure.Unavailable(group.untilUsable()) : before);
    }

    private void fail(UpstreamFailure failure) {
        if (!decided) {
            decided = true;
            deadlines.stop(this);
            if (pump != null) {
                pump.stop();
            }
            if (current != null) {
                current.trace.failed(failure.kind());
            }
            failed.accept(failure);
        }
    }

    @Override
    void expired() {
        Try open = current;
        boolean clientWasSlow = pump != null && !decided && open != null && !open.sent;
        if (open != null) {
            open.abort(clientWasSlow ? Result.UNKNOWN : Result.FAILURE);
        }
        fail(clientWasSlow ? new UpstreamFailure.RequestBroken() : new UpstreamFailure.TimedOut());
    }

    /** A body of the client takes its time: it may pause no longer than idle, and the answer's time begins with its end. */
    @Override
    public void sentPart() {
        if (!decided) {
            deadlines.within(this, group.policy().idleTimeout().toNanos());
        }
    }

    @Override
    public void sentAll() {
        if (current != null) {
            current.sent = true;
        }
        if (!decided) {
            deadlines.within(this, group.policy().answerTimeout().toNanos());
        }
    }

    @Override
    public void broken() {
        if (current != null) {
            current.abort(Result.UNKNOWN);
        }
        fail(new UpstreamFailure.RequestBroken());
    }

    private enum Result {
        SUCCESS,
        FAILURE,
        UNKNOWN
    }

    /** One try at one upstream. */
    private final class Try {

        private final UpstreamHost host;
        private final Admission admission;
        private final Attempt trace;
        private @Nullable HttpClientRequest sending;
        private boolean sent;
        private boolean judged;
        private boolean ended;

        Try(UpstreamHost host, Admission admission) {
            this.host = host;
            this.admission = admission;
            this.trace = request.trace().attempt(host.settings.base(), triedHosts.size());
        }

        void connected(AsyncResult<HttpClientRequest> connection) {
            if (ended) {
                if (connection.succeeded()) {
                    connection.result().reset();
                }
            } else if (connection.failed()) {
                lost(unconnected(connection.cause()));
            } else {
                sending = connection.result();
                send(connection.result());
            }
        }

        private void send(HttpClientRequest http) {
            request.head().write(http.headers(), host.url(request.target()));
            trace.continueIn(http.headers());
            http.exceptionHandler(failure -> {});
            http.response().onComplete(this::received);
            Body body = request.body();
            if (body instanceof Body.Whole whole) {
                http.end(whole.bytes());
            } else if (body instanceof Body.Streamed streamed) {
                if (streamed.length() >= 0) {
                    http.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(streamed.length()));
                } else {
                    http.setChunked(true);
                }
                deadlines.within(UpstreamCall.this, group.policy().idleTimeout().toNanos());
                pump = new RequestPump(streamed.stream(), http, UpstreamCall.this);
                pump.start();
                return;
            } else {
                http.end();
            }
            sent = true;
        }

        private void received(AsyncResult<HttpClientResponse> result) {
            if (ended) {
                return;
            }
            if (result.failed()) {
                lost(new UpstreamFailure.Broken());
                return;
            }
            HttpClientResponse response = result.result();
            response.pause();
            int status = response.statusCode();
            if (status < 200 || status > 599) {
                response.exceptionHandler(reset -> {});
                abort(Result.FAILURE);
                lost(new UpstreamFailure.Broken());
                return;
            }
            judge(status < ERROR ? Result.SUCCESS : Result.FAILURE);
            trace.answered(status);
            decided = true;
            deadlines.stop(UpstreamCall.this);
            answered.accept(new UpstreamAnswer(host.settings.base(), status, response.headers(), body(response)));
        }

        private AnswerBody body(HttpClientResponse response) {
            int status = response.statusCode();
            boolean bodiless = request.method() == HttpMethod.HEAD || status == 204 || status == 304;
            ProxyPolicy policy = group.policy();
            UpstreamBody body = new UpstreamBody(
                    sending(), response, deadlines, policy.idleTimeout().toNanos(), this::bodyOver);
            if (bodiless) {
                body.resume();
                return AnswerBody.NONE;
            }
            return body;
        }

        private HttpClientRequest sending() {
            if (sending == null) {
                throw new IllegalStateException("an answer to a request that was not sent");
            }
            return sending;
        }

        private void bodyOver(boolean whole) {
            if (pump != null) {
                pump.stop();
            }
            if (!whole && !ended) {
                host.breaker().failed(Admission.ORDINARY);
            }
            end(Result.SUCCESS);
        }

        /** No answer from here: once more, where that is safe, allowed and affordable. */
        private void lost(UpstreamFailure failure) {
            end(Result.FAILURE);
            trace.failed(failure.kind());
            boolean again = !decided
                    && request.isRepeatable()
                    && triedHosts.size() < group.policy().retries().most()
                    && host.retryBudget.takeRetry();
            if (again) {
                List<UpstreamHost> tried = new ArrayList<>(triedHosts);
                tried.add(host);
                triedHosts = tried;
                begin(failure);
            } else {
                fail(failure);
            }
        }

        private void abort(Result result) {
            HttpClientRequest open = sending;
            end(result);
            if (open != null) {
                open.reset();
            }
        }

        private void end(Result result) {
            if (!ended) {
                ended = true;
                judge(result);
                host.leave();
            }
        }

        private void judge(Result result) {
            if (judged) {
                return;
            }
            judged = true;
            switch (result) {
                case SUCCESS -> host.breaker().succeeded(admission);
                case FAILURE -> host.breaker().failed(admission);
                case UNKNOWN -> host.breaker().withdrawn(admission);
            }
        }
    }

    private static UpstreamFailure unconnected(Throwable cause) {
        String kind = cause.getClass().getSimpleName();
        if (kind.equals("ConnectTimeoutException") || kind.contains("Timeout")) {
            return new UpstreamFailure.TimedOut();
        }
        boolean refused = cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof SSLException
                || cause.getCause() instanceof SSLException;
        return refused ? new UpstreamFailure.Unreachable() : new UpstreamFailure.Broken();
    }
}
