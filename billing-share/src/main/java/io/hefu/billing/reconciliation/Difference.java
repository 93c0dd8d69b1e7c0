package io.hefu.billing.reconciliation;

import io.hefu.core.money.Money;
import java.util.Optional;

/** How the two accounts differ about one thing. */
public sealed interface Difference {

    DifferenceKind kind();

    Optional<Position> ourPosition();

    Optional<Position> theirPosition();

    /** The most that is to be paid by one side or the other, depending on who is right; never negative. */
    Money atRisk();

    /**
     * 短款: we have it, they do not.
     *
     * @param theirs the smaller total that they have, where totals are compared
     */
    record MissingTheirs(Position ours, Optional<Position> theirs, Money atRisk) implements Difference {

        @Override
        public DifferenceKind kind() {
            return DifferenceKind.MISSING_THEIRS;
        }

        @Override
        public Optional<Position> ourPosition() {
            return Optional.of(ours);
        }

        @Override
        public Optional<Position> theirPosition() {
            return theirs;
        }
    }

    /**
     * 长款: they have it, we do not.
     *
     * @param ours the smaller total that we have, where totals are compared
     */
    record MissingOurs(Optional<Position> ours, Position theirs, Money atRisk) implements Difference {

        @Override
        public DifferenceKind kind() {
            return DifferenceKind.MISSING_OURS;
        }

        @Override
        public Optional<Position> ourPosition() {
            return ours;
        }

        @Override
        public Optional<Position> theirPosition() {
            return Optional.of(theirs);
        }
    }

    /** @param identical whether it is a copy in everything of the line that was taken */
    record DuplicateTheirs(Line theirs, boolean identical, Money atRisk) implements Difference {

        @Override
        public DifferenceKind kind() {
            return DifferenceKind.DUPLICATE_THEIRS;
        }

        @Override
        public Optional<Position> ourPosition() {
            return Optional.empty();
        }

        @Override
        public Optional<Position> theirPosition() {
            return Optional.of(theirs);
        }
    }

    /** @param ours the line about the same call, if there is one */
    record UnknownProduct(Optional<Position> ours, Position theirs, Money atRisk) implements Difference {

        @Override
        public DifferenceKind kind() {
            return DifferenceKind.UNKNOWN_PRODUCT;
        }

        @Override
        public Optional<Position> ourPosition() {
            return ours;
        }

        @Override
        public Optional<Position> theirPosition() {
            return Optional.of(theirs);
        }
    }

    /** In the period for one side only. */
    record PeriodShift(Line ours, Line theirs, Money atRisk) implements Difference {

        @Override
        public DifferenceKind kind() {
            return DifferenceKind.PERIOD_SHIFT;
        }

        @Override
        public Optional<Position> ourPosition() {
            return Optional.of(ours);
        }

        @Override
        public Optional<Position> theirPosition() {
            return Optional.of(theirs);
        }
    }

    /** Both have it, and state otherwise: {@code PRODUCT}, {@code STATUS}, {@code TAX}, {@code RATE_VERSION}, {@code AMOUNT}. */
    record Otherwise(DifferenceKind kind, Position ours, Position theirs, Money atRisk) implements Difference {

        @Override
        public Optional<Position> ourPosition() {
            return Optional.of(ours);
        }

        @Override
        public Optional<Position> theirPosition() {
            return Optional.of(theirs);
        }

        /** Theirs less ours. */
        public Money difference() {
            return theirs.amount().minus(ours.amount());
        }
    }
}
