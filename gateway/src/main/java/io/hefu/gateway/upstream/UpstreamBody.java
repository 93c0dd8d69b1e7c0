package io.hefu.gateway.upstream;

import io.hefu.gateway.exchange.AnswerBody;
import io.hefu.gateway.upstream.Deadlines.Deadline;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/**
 * The body of an upstream's answer on its way. It holds the place of its call until it is over: read to its end, broken,
 * abandoned, or idle for too long. Read on the event loop of the call.
 */
final class UpstreamBody extends Deadline implements AnswerBody.Streamed {

    private final HttpClientRequest request;
    private final HttpClientResponse response;
    private final Deadlines deadlines;
    private final long idleNanos;
    private final Handler<Boolean> over;

    private @Nullable Handler<Buffer> parts;
    private @Nullable Handler<Void> end;
    private @Nullable Handler<Throwable> broken;
    private @Nullable Throwable failure;
    private boolean finished;

    /** @param over told once whether the body came whole; an abandoned one counts as such */
    UpstreamBody(
            HttpClientRequest request,
            HttpClientResponse response,
            Deadlines deadlines,
            long idleNanos,
            Handler<Boolean> over) {
        this.request = request;
        this.response = response;
        this.deadlines = deadlines;
        this.idleNanos = idleNanos;
        this.over = over;
        response.exceptionHandler(this::fail);
        response.handler(this::pass);
        response.endHandler(ended -> finish());
        deadlines.within(this, idleNanos);
    }

    private void pass(Buffer part) {
        if (!finished && parts != null) {
            deadlines.within(this, idleNanos);
            parts.handle(part);
        }
    }

    private void finish() {
        if (isOver(true) && end != null) {
            end.handle(null);
        }
    }

    private void fail(Throwable cause) {
        if (isOver(false)) {
            failure = cause;
            if (broken != null) {
                broken.handle(cause);
            }
        }
    }

    private boolean isOver(boolean whole) {
        if (finished) {
            return false;
        }
        finished = true;
        deadlines.stop(this);
        over.handle(whole);
        return true;
    }

    @Override
    void expired() {
        fail(new IllegalStateException("nothing came for too long"));
        request.reset();
    }

    @Override
    public void abandon() {
        if (isOver(true)) {
            request.reset();
        }
    }

    @Override
    public UpstreamBody handler(@Nullable Handler<Buffer> handler) {
        parts = handler;
        return this;
    }

    @Override
    public UpstreamBody endHandler(@Nullable Handler<Void> handler) {
        end = handler;
        return this;
    }

    /** Told at once when the body has broken before anybody listened. */
    @Override
    public UpstreamBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        broken = handler;
        if (failure != null && handler != null) {
            handler.handle(failure);
        }
        return this;
    }

    @Override
    public UpstreamBody pause() {
        response.pause();
        return this;
    }

    @Override
    public UpstreamBody resume() {
        if (!finished) {
            response.resume();
        }
        return this;
    }

    @Override
    public UpstreamBody fetch(long amount) {
        response.fetch(amount);
        return this;
    }
}
