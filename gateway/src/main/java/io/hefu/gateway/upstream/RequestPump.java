package io.hefu.gateway.upstream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.streams.ReadStream;

/**
 * Sends a client's body on as it comes, no faster than the upstream takes it: what was handed over and has not left yet is
 * counted, which holds for HTTP/1.1 and for the windows of HTTP/2 alike.
 */
final class RequestPump {

    private static final int MOST_UNSENT_BYTES = 256 * 1024;

    private final ReadStream<Buffer> from;
    private final HttpClientRequest to;
    private final Progress progress;
    private int unsentBytes;
    private boolean paused;
    private boolean stopped;

    /** Told of each piece that has left, and of the end, whole or not. */
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
        int length = part.length();
        unsentBytes += length;
        if (unsentBytes > MOST_UNSENT_BYTES) {
            paused = true;
            from.pause();
        }
        to.write(part).onComplete(written -> left(length));
    }

    private void left(int length) {
        unsentBytes -= length;
        if (stopped) {
            return;
        }
        progress.sentPart();
        if (paused && unsentBytes <= MOST_UNSENT_BYTES / 2) {
            paused = false;
            from.resume();
        }
    }

    /** What still comes is thrown away. */
    void stop() {
        stopped = true;
        from.resume();
    }
}
