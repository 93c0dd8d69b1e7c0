package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a single clause must keep to. */
final class Limits {

    /** All of something, in basis points. */
    static final int WHOLE = 10_000;

    static final int MOST_PARTIES = 50;
    static final int MOST_STEPS = 100;
    static final int MOST_BANDS = 100;

    private static final Money LEAST_AMOUNT = new Money(1);

    /** A thousand million yuan. With it, sums stay far from the limits of {@link Money}. */
    private static final Money MOST_AMOUNT = Money.ofYuan("1e9");

    private Limits() {}

    static void requirePercentage(Clause clause, int basisPoints) {
        if (basisPoints < 1 || basisPoints > WHOLE) {
            throw new RefusedException(new AgreementRefusal.PercentageOutOfRange(clause, basisPoints));
        }
    }

    static void requireAmount(Clause clause, Money amount) {
        if (amount.compareTo(LEAST_AMOUNT) < 0 || amount.compareTo(MOST_AMOUNT) > 0) {
            throw new RefusedException(new AgreementRefusal.AmountOutOfRange(clause, amount));
        }
    }

    static void requirePortions(Clause clause, List<Portion> portions) {
        Set<OrganisationId> seen = new HashSet<>();
        long total = 0;
        for (Portion portion : portions) {
            requirePercentage(clause, portion.basisPoints());
            if (!seen.add(portion.party())) {
                throw new RefusedException(new AgreementRefusal.PortionTwice(clause, portion.party()));
            }
            total += portion.basisPoints();
        }
        if (total > WHOLE) {
            throw new RefusedException(new AgreementRefusal.MoreThanTheWhole(clause, total));
        }
    }

    static void requireTwo(Clause clause, OrganisationId from, OrganisationId to) {
        if (from.equals(to)) {
            throw new RefusedException(new AgreementRefusal.FromAndToTheSame(clause, from));
        }
    }

    static void requireAtMost(String what, int count, int most) {
        if (count > most) {
            throw new RefusedException(new AgreementRefusal.TooMany(what, count, most));
        }
    }
}
