package io.hefu.gateway.hosting;

import io.hefu.gateway.exchange.AnswerBody;
import io.hefu.gateway.exchange.AnswerBody.Streamed;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A body of which the beginning was read and found too long to be held whole: what was read, and then the rest. */
final class BegunBody implements Streamed {

    private final Streamed rest;
    private @Nullable Buffer beginning;
    private @Nullable Handler<Buffer> parts;
    private boolean paused;

    private BegunBody(Streamed rest, Buffer beginning) {
        this.rest = rest;
        this.beginning = beginning;
    }

    /**
     * Reads a body whole, or as much as may be held of it.
     *
     * @param begun told the whole body, or one that is longer than {@code mostBytes}, paused
     * @param broken told instead when the body breaks meanwhile
     */
    static void begin(Streamed body, long mostBytes, Consumer<AnswerBody> begun, Consumer<Throwable> broken) {
        Buffer beginning = Buffer.buffer();
        body.exceptionHandler(broken::accept);
        body.endHandler(end -> begun.accept(new Whole(beginning)));
        body.handler(part -> {
            beginning.appendBuffer(part);
            if (beginning.length() > mostBytes) {
                body.pause();
                body.exceptionHandler(null).handler(null).endHandler(null);
                begun.accept(new BegunBody(body, beginning));
            }
        });
        body.resume();
    }

    @Override
    public BegunBody handler(@Nullable Handler<Buffer> handler) {
        parts = handler;
        rest.handler(handler);
        return this;
    }

    @Override
    public BegunBody endHandler(@Nullable Handler<Void> handler) {
        rest.endHandler(handler);
        return this;
    }

    @Override
    public BegunBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        rest.exceptionHandler(handler);
        return this;
    }

    @Override
    public BegunBody pause() {
        paused = true;
        rest.pause();
        return this;
    }

    @Override
    public BegunBody resume() {
        paused = false;
        handOut();
        if (!paused) {
            rest.resume();
        }
        return this;
    }

    @Override
    public BegunBody fetch(long amount) {
        long more = handOut() ? amount - 1 : amount;
        if (more > 0) {
            rest.fetch(more);
        }
        return this;
    }

    /** Whether the beginning was still to be handed out. */
    private boolean handOut() {
        Buffer first = beginning;
        if (first == null || parts == null) {
            return false;
        }
        beginning = null;
        parts.handle(first);
        return true;
    }

    @Override
    public void abandon() {
        beginning = null;
        rest.abandon();
    }
}
