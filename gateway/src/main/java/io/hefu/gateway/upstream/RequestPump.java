package io.hefu.gateway.upstream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.streams.ReadStream;

/** Sends a client's body on as it comes, no faster than the upstream takes it. */
final class RequestPump {

    private final ReadStream<Buffer> from;
    private final HttpClientRequest to;
    private final Progress progress;
    private boolean stopped;

    /** Told of each piece, and of the end, whole or not. */
    interface Progress {
        void sentPart();

        void sentAll();

        void broken();
    }

    RequestPump(ReadStream<Buffer> from, HttpClientRequest to, Progress progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    void start() {
        to.drainHandler(drained -> from.resume());
        from.exceptionHandler(broken -> {
            if (!stopped) {
                stopped = true;
                progress.broken();
            }
        });
        from.endHandler(ended -> {
            if (!stopped) {
                stopped = true;
                to.end();
                progress.sentAll();
            }
        });
        from.handler(this::pass);
        from.resume();
    }

    private void pass(Buffer part) {
        if (stopped) {
            return;
        }
        to.write(part, null);
        progress.sentPart();
        if (to.writeQueueFull()) {
            from.pause();
        }
    }

    /** What still comes is thrown away. */
    void stop() {
        stopped = true;
        from.resume();
    }
}
