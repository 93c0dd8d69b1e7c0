package io.hefu.portal.hosting;

import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.Protocol;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Reads one document after another: a large one needs much memory, and calls on the same machine go on meanwhile. */
final class ImportQueue {

    private static final int MOST_WAITING = 4;

    private final ThreadPoolExecutor reader = new ThreadPoolExecutor(
            1, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), ImportQueue::thread);

    ImportQueue() {
        reader.allowCoreThreadTimeOut(true);
    }

    /** Fails with 503 when too many wait already. */
    <T> CompletionStage<T> run(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            reader.execute(() -> complete(result, work));
        } catch (RejectedExecutionException full) {
            result.completeExceptionally(new RefusedException(Protocol.UNAVAILABLE));
        }
        return result;
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        try {
            result.complete(work.get());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            result.completeExceptionally(failure);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "definition-import");
        thread.setDaemon(true);
        return thread;
    }
}
