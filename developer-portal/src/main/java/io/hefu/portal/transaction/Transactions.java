package io.hefu.portal.transaction;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Where database work begins and ends. All of it happens on the Vert.x context of the request that asked for it, one
 * piece after another.
 */
@Singleton
public class Transactions {

    /** The lock of whoever changes plans or limits: one at a time, so that all of them can be changed as a whole. */
    public static final String CONFIGURATION = "configuration";

    private static final Executor ANYWHERE = Runnable::run;

    /** Work that only looks. */
    public <T> Uni<T> reading(Supplier<Uni<T>> work) {
        return Panache.withSession(work);
    }

    /** Work that takes effect as a whole, or not at all when it fails. */
    public <T> Uni<T> writing(Supplier<Uni<T>> work) {
        return Panache.withTransaction(work);
    }

    /** Holds a lock of that name, on all nodes, until the transaction under way ends. */
    public Uni<Void> lock(String name) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)", String.class)
                        .setParameter("name", name)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** Sends the changes of the transaction under way to the database, where plain SQL sees them. */
    public Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }

    /** Has the transaction under way undone at its end, without failing. */
    public Uni<Void> undo() {
        return Panache.currentTransaction()
                .invoke(transaction -> transaction.markForRollback())
                .replaceWithVoid();
    }

    /**
     * Waits for something that happens elsewhere, then goes on where the caller was: whatever thread the stage completed
     * on, the next database work finds its context again. Not to be called within a transaction, which would wait too.
     */
    public static <T> Uni<T> elsewhere(Supplier<CompletionStage<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            Executor back = caller == null ? ANYWHERE : task -> caller.runOnContext(ignored -> task.run());
            return Uni.createFrom().completionStage(work).emitOn(back);
        });
    }
}
