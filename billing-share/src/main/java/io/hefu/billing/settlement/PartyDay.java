package io.hefu.billing.settlement;

import io.hefu.billing.statement.CallLeaf;
import io.hefu.billing.statement.CallShares;
import io.hefu.billing.statement.Leaf;
import io.hefu.billing.statement.LeafSalts;
import io.hefu.core.money.Money;
import java.util.function.Consumer;

/** The leaves of one party's statement of a day, while the day's calls stream by in the order of their ids. */
final class PartyDay {

    private final Figures figures;
    private final CallShares shares;
    private final LeafSalts salts;
    private final Consumer<? super Leaf> sink;

    PartyDay(Figures figures, LeafSalts salts, Consumer<? super Leaf> sink) {
        this.figures = figures;
        this.shares = new CallShares(figures.totals());
        this.salts = salts;
        this.sink = sink;
    }

    void add(BookedCall call) {
        Money share = shares.next(call.line(), call.gross());
        sink.accept(new CallLeaf(
                call.call(),
                call.receivedAt(),
                call.line(),
                call.status(),
                call.code(),
                call.units(),
                call.priceVersion(),
                call.gross(),
                share,
                salts.of(call.call().value())));
    }

    /** @throws IllegalStateException when the calls were not those that the lines are made of */
    void finish() {
        shares.finish();
        figures.corrections().forEach(correction -> sink.accept(correction.leaf(salts.of(correction.id()))));
    }
}
