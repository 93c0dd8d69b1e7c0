package io.hefu.billing.settlement;

import io.hefu.billing.statement.CallLeaf;
import io.hefu.billing.statement.Leaf;
import io.hefu.billing.statement.LineKey;
import io.hefu.core.settlement.StatedCall;
import io.hefu.core.settlement.StatedCallQuery;
import java.util.ArrayList;
import java.util.List;

/** The calls that were asked for, out of a day's leaves while they stream by. */
final class CallPage {

    private final StatedCallQuery query;
    private final List<StatedCall> calls = new ArrayList<>();

    CallPage(StatedCallQuery query) {
        this.query = query;
    }

    List<StatedCall> calls() {
        return calls;
    }

    void add(Leaf leaf) {
        if (leaf instanceof CallLeaf call && calls.size() < query.most() && isAsked(call)) {
            calls.add(stated(call));
        }
    }

    private boolean isAsked(CallLeaf call) {
        LineKey line = call.line();
        return query.agreement().map(line.agreement().agreement()::equals).orElse(true)
                && query.operation().map(line.operation()::equals).orElse(true)
                && query.businessDate().map(line.businessDate()::equals).orElse(true)
                && query.after()
                        .map(last -> Leaf.ID_ORDER.compare(call.id(), last) > 0)
                        .orElse(true);
    }

    private static StatedCall stated(CallLeaf call) {
        LineKey line = call.line();
        return new StatedCall(
                call.id(),
                call.receivedAt(),
                line.businessDate(),
                line.api(),
                line.operation(),
                line.agreement().agreement(),
                line.agreement().version(),
                call.status(),
                call.code(),
                call.units(),
                call.priceVersion(),
                call.gross(),
                call.share());
    }
}
