package io.hefu.billing.rerating;

import io.hefu.billing.correction.Correction;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.pricing.Reratings.Difference;
import io.hefu.core.pricing.Reratings.Impact;
import io.hefu.core.pricing.Reratings.Side;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up whose money changes, month by month; memory grows with organisations, not with calls. */
final class ImpactSum {

    private record Key(YearMonth month, Side side, OrganisationId organisation) {}

    private static final Comparator<Difference> ORDER = Comparator.comparing(Difference::month)
            .thenComparing(Difference::side)
            .thenComparing(difference -> difference.organisation().toString());

    private final Map<Key, Money> differences = new HashMap<>();
    private long lines;
    private long calls;
    private Money gross = Money.ZERO;

    void add(List<Correction> corrections, List<Move> moves) {
        for (Correction correction : corrections) {
            YearMonth month = YearMonth.from(correction.line().businessDate());
            correction
                    .developer()
                    .ifPresent(developer ->
                            add(new Key(month, Side.DEVELOPER, developer.organisation()), correction.gross()));
            correction.parts().forEach((party, part) -> add(new Key(month, Side.PARTY, party), part.share()));
            gross = gross.plus(correction.gross());
        }
        lines += moves.stream().map(Move::line).distinct().count();
        calls +=
                moves.stream().mapToLong(Move::calls).filter(count -> count > 0).sum();
    }

    Impact impact() {
        return new Impact(
                lines,
                calls,
                gross,
                differences.entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(Money.ZERO))
                        .map(entry -> new Difference(
                                entry.getKey().month(),
                                entry.getKey().side(),
                                entry.getKey().organisation(),
                                entry.getValue()))
                        .sorted(ORDER)
                        .toList());
    }

    private void add(Key key, Money amount) {
        differences.merge(key, amount, Money::plus);
    }
}
