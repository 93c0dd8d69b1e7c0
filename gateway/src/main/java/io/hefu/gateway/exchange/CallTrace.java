package io.hefu.gateway.exchange;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.concurrent.CompletionStage;

/** Follows one call for a distributed trace: which stages waited, which upstreams were tried, and how it ended. */
public interface CallTrace {

    /** Follows nothing, and costs nothing. */
    CallTrace NONE = new CallTrace() {
        @Override
        public CompletionStage<Void> follow(Stage stage, CompletionStage<Void> step) {
            return step;
        }

        @Override
        public Attempt attempt(URI upstream, int earlierAttempts) {
            return Attempt.NONE;
        }

        @Override
        public void end() {}
    };

    /**
     * Follows a step until it is done.
     *
     * @return the step to go on with
     */
    CompletionStage<Void> follow(Stage stage, CompletionStage<Void> step);

    /** @param upstream the base of the upstream that is tried */
    Attempt attempt(URI upstream, int earlierAttempts);

    /** The call is over, and its exchange tells how. */
    void end();

    /** One try to get an answer from an upstream. What is told after its end is not listened to. */
    interface Attempt {

        Attempt NONE = new Attempt() {
            @Override
            public void continueIn(MultiMap headers) {}

            @Override
            public void answered(int status) {}

            @Override
            public void failed(String kind) {}
        };

        /** Lets the upstream know what trace its request belongs to, in place of the one that the caller told. */
        void continueIn(MultiMap headers);

        /** The head of an answer has come. */
        void answered(int status);

        /** @param kind one of few words */
        void failed(String kind);
    }
}
