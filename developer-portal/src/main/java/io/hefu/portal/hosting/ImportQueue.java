package io.hefu.portal.hosting;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal;
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

    /** Schemas may lead to one another for long. */
    private static final long STACK_BYTES = 16 << 20;

    private static final Bilingual TOO_DEEP =
            new Bilingual("中的 schema 相互引用得太深", "has schemas that lead to one another too deep");

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
        } catch (StackOverflowError tooDeep) {
            result.completeExceptionally(new RefusedException(PortalRefusal.Invalid.field("definition", TOO_DEEP)));
        } catch (RuntimeException | OutOfMemoryError failure) {
            result.completeExceptionally(failure);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "definition-import", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }
}
