package io.hefu.billing.payout;

import io.hefu.billing.books.Books;
import io.hefu.billing.ledger.LedgerAccount;
import io.hefu.billing.ledger.LedgerAccount.Kind;
import io.hefu.billing.ledger.LedgerEntry;
import io.hefu.billing.ledger.LedgerTransaction;
import io.hefu.billing.payable.Fen;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** How payments are booked: each once, by its key, and what comes back once. */
final class PayoutPostings {

    /** What the keys of all of them begin with. */
    static final String PREFIX = "payout/";

    private final UUID payout;
    private final LedgerAccount bank;
    private final Books books;
    private final Supplier<UUID> ids;

    PayoutPostings(UUID payout, OrganisationId operator, Books books, Supplier<UUID> ids) {
        this.payout = payout;
        this.bank = new LedgerAccount(Kind.BANK, operator);
        this.books = books;
        this.ids = ids;
    }

    Optional<LedgerTransaction> posting(SentItem item, PaymentResult result) {
        LedgerAccount payable = LedgerAccount.payableTo(item.party());
        Money amount = Fen.money(item.fen());
        String key = PREFIX + payout + "/" + item.party();
        return switch (item.effect(result)) {
            case NONE, RETURN -> Optional.empty();
            case PAYMENT ->
                Optional.of(transaction(
                        key,
                        result.date(),
                        List.of(LedgerEntry.debit(payable, amount), LedgerEntry.credit(bank, amount))));
            case REVERSAL ->
                Optional.of(transaction(
                        key + "/returned",
                        result.date(),
                        List.of(LedgerEntry.debit(bank, amount), LedgerEntry.credit(payable, amount))));
        };
    }

    private LedgerTransaction transaction(String key, LocalDate date, List<LedgerEntry> entries) {
        return new LedgerTransaction(ids.get(), key, date, books.bookedOn(date), Optional.empty(), entries);
    }
}
