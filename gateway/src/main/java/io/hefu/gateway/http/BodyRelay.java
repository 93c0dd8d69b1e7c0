package io.hefu.gateway.http;

import io.hefu.gateway.exchange.AnswerBody.Streamed;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * Sends a body on as it comes, no faster than the client takes it. One that breaks is cut, so that the client sees that it
 * is not whole: the connection (HTTP/1.1) or the stream (HTTP/2) is reset.
 */
final class BodyRelay {

    private static final long INTERNAL_ERROR = 2;

    private final Streamed body;
    private final HttpServerResponse response;
    private final Runnable onCut;
    private boolean over;

    BodyRelay(Streamed body, HttpServerResponse response, Runnable onCut) {
        this.body = body;
        this.response = response;
        this.onCut = onCut;
    }

    void start() {
        response.exceptionHandler(broken -> clientGone());
        response.closeHandler(closed -> clientGone());
        response.drainHandler(drained -> {
            if (!over) {
                body.resume();
            }
        });
        body.exceptionHandler(broken -> cut());
        body.endHandler(end -> finish());
        body.handler(this::pass);
        body.resume();
    }

    private void pass(Buffer part) {
        if (over) {
            return;
        }
        response.write(part, null);
        if (response.writeQueueFull()) {
            body.pause();
        }
    }

    private void finish() {
        if (!over) {
            over = true;
            response.end();
        }
    }

    private void cut() {
        if (!over) {
            over = true;
            onCut.run();
            response.reset(INTERNAL_ERROR);
        }
    }

    private void clientGone() {
        if (!over) {
            over = true;
            body.abandon();
        }
    }
}
