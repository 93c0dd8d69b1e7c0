package io.hefu.gateway.hosting;

import io.hefu.gateway.exchange.AnswerBody.Streamed;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A body that goes its way while a copy of it is made, for a look at it once it is whole; given up when it gets long. */
final class WatchedBody implements Streamed {

    private final Streamed body;
    private final long mostBytes;
    private final Consumer<Buffer> whole;
    private @Nullable Buffer copy = Buffer.buffer();

    WatchedBody(Streamed body, long mostBytes, Consumer<Buffer> whole) {
        this.body = body;
        this.mostBytes = mostBytes;
        this.whole = whole;
    }

    @Override
    public WatchedBody handler(@Nullable Handler<Buffer> handler) {
        body.handler(
                handler == null
                        ? null
                        : part -> {
                            copy(part);
                            handler.handle(part);
                        });
        return this;
    }

    private void copy(Buffer part) {
        if (copy != null && copy.length() + part.length() <= mostBytes) {
            copy.appendBuffer(part);
        } else {
            copy = null;
        }
    }

    @Override
    public WatchedBody endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(
                handler == null
                        ? null
                        : end -> {
                            handler.handle(end);
                            if (copy != null) {
                                whole.accept(copy);
                            }
                        });
        return this;
    }

    @Override
    public WatchedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public WatchedBody pause() {
        body.pause();
        return this;
    }

    @Override
    public WatchedBody resume() {
        body.resume();
        return this;
    }

    @Override
    public WatchedBody fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public void abandon() {
        body.abandon();
    }
}
