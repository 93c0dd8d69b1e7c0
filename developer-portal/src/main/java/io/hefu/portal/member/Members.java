package io.hefu.portal.member;

import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Tells which member a person is. A member known by user name or verified e-mail address only is tied to the person at
 * their first sign-in; an unknown person becomes the first member of a developer organisation of their own.
 */
@Singleton
class Members {

    private final MemberStore store;
    private final Transactions transactions;

    Members(MemberStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    Uni<Member> of(Person person) {
        return transactions
                .reading(() -> store.boundTo(person))
                .onItem()
                .ifNull()
                .switchTo(() -> firstSignIn(person));
    }

    /** Two requests of one person may arrive here at once: the lock makes the second find what the first did. */
    private Uni<Member> firstSignIn(Person person) {
        return transactions.writing(() -> transactions
                .lock("portal.member/" + person.subject())
                .chain(() -> store.boundTo(person))
                .onItem()
                .ifNull()
                .switchTo(() -> store.bind(person))
                .onItem()
                .ifNull()
                .switchTo(() -> store.found(person)));
    }
}
