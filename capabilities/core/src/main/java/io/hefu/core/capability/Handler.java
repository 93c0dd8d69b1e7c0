package io.hefu.core.capability;

import io.hefu.core.call.Answer;
import io.hefu.core.call.Request;
import io.hefu.core.call.Request.NoBody;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Answers one operation.
 *
 * <p>It never blocks the calling thread, and refuses by failing with {@link io.hefu.core.refusal.RefusedException},
 * thrown or as the stage's failure. Any other failure is answered as {@code 500 INTERNAL}.
 *
 * @param body what the JSON body is read into; {@link NoBody} where there is none
 */
public record Handler<B>(Class<B> body, Function<Request<B>, CompletionStage<Answer>> answer) {

    public static <B> Handler<B> of(Class<B> body, Function<Request<B>, CompletionStage<Answer>> answer) {
        return new Handler<>(body, answer);
    }

    public static Handler<NoBody> withoutBody(Function<Request<NoBody>, CompletionStage<Answer>> answer) {
        return new Handler<>(NoBody.class, answer);
    }
}
