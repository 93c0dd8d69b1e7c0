package io.hefu.billing.reconciliation;

import io.hefu.billing.digest.CanonicalDigest;
import io.hefu.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Says of a break that nobody need look at it: data, part of the rules of a run. The first rule that applies is named. */
public sealed interface AutoRule {

    boolean resolves(Difference difference, Cause cause);

    void addTo(CanonicalDigest digest);

    /**
     * A call that one side counts just before midnight and the other just after is in both accounts, in adjacent periods.
     *
     * @param within most that the two times may differ by
     */
    record AdjacentPeriodPair(Duration within) implements AutoRule {

        @Override
        public boolean resolves(Difference difference, Cause cause) {
            return difference instanceof Difference.PeriodShift shift
                    && Duration.between(shift.ours().at(), shift.theirs().at())
                                    .abs()
                                    .compareTo(within)
                            <= 0;
        }

        @Override
        public void addTo(CanonicalDigest digest) {
            digest.add("adjacent-period-pair").add(within.toNanos());
        }
    }

    /** Their amount is ours, rounded. */
    record Rounding(Money most) implements AutoRule {

        @Override
        public boolean resolves(Difference difference, Cause cause) {
            return cause instanceof Cause.Rounded && difference.atRisk().compareTo(most) <= 0;
        }

        @Override
        public void addTo(CanonicalDigest digest) {
            digest.add("rounding").add(most.microYuan());
        }
    }

    /**
     * The partner is known to have lost calls in an outage.
     *
     * @param to the first moment after it
     */
    record KnownOutage(Instant from, Instant to, Set<Product> products) implements AutoRule {

        public KnownOutage {
            products = Set.copyOf(products);
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("outage: " + from + " to " + to + " (expected: a stretch of time)");
            }
        }

        @Override
        public boolean resolves(Difference difference, Cause cause) {
            return difference instanceof Difference.MissingTheirs missing
                    && missing.ours() instanceof Line line
                    && covers(line);
        }

        boolean covers(Line line) {
            return products.contains(line.product())
                    && !line.at().isBefore(from)
                    && line.at().isBefore(to);
        }

        @Override
        public void addTo(CanonicalDigest digest) {
            digest.add("known-outage")
                    .add(from.getEpochSecond())
                    .add(from.getNano())
                    .add(to.getEpochSecond())
                    .add(to.getNano())
                    .add(products.size());
            new TreeSet<>(products).forEach(product -> digest.add(product.api()).add(product.operation()));
        }
    }

    /** The call waits in our suspense: when it is recycled, it is counted here too. */
    record RecycledSuspense() implements AutoRule {

        @Override
        public boolean resolves(Difference difference, Cause cause) {
            return cause instanceof Cause.SuspendedHere;
        }

        @Override
        public void addTo(CanonicalDigest digest) {
            digest.add("recycled-suspense");
        }
    }

    /** A copy of a line, alike in everything, counts for nothing. */
    record DuplicateCopy() implements AutoRule {

        @Override
        public boolean resolves(Difference difference, Cause cause) {
            return cause instanceof Cause.SentTwice;
        }

        @Override
        public void addTo(CanonicalDigest digest) {
            digest.add("duplicate-copy");
        }
    }
}
