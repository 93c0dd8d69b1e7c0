package io.hefu.gateway.exchange;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** What follows the head of an answer. */
public sealed interface AnswerBody {

    AnswerBody NONE = new None();

    /** Nothing, whatever the head says of a length: the answer to HEAD. */
    record None() implements AnswerBody {}

    /** All of it, in memory. */
    record Whole(Buffer bytes) implements AnswerBody {}

    /** As much as there is of it yet, the rest as it comes: nothing flows until it is read. */
    non-sealed interface Streamed extends AnswerBody, ReadStream<Buffer> {

        /** Lets go of what has not been read. To be called when the stream is not read to its end. Harmless otherwise. */
        void abandon();
    }

    /** @param bytes not to be changed afterwards */
    static AnswerBody of(byte[] bytes) {
        return new Whole(Buffer.buffer(Unpooled.wrappedBuffer(bytes)));
    }
}
