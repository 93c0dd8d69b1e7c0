package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the clauses of a waterfall must keep to together, so that every case is decided and nothing is left over. */
final class WaterfallRules {

    private WaterfallRules() {}

    static void require(List<Party> parties, List<Step> steps) {
        Limits.requireAtMost("parties", parties.size(), Limits.MOST_PARTIES);
        Limits.requireAtMost("clauses", steps.size(), Limits.MOST_STEPS);
        requireEachPartyOnce(parties);
        requireEachClauseOnce(steps);
        requireKnownParties(parties, steps);
        Remainder remainder = requireOneRemainder(steps);
        requireOrder(steps, remainder);
        requireExclusionsDecided(steps);
        requireNoMoreThanGross(steps);
        for (Step step : steps) {
            if (step instanceof Cap cap) {
                requireCapHolds(cap, steps, remainder);
            } else if (step instanceof Floor floor) {
                requireNotRemainder(floor.clause(), floor.party(), remainder);
            }
        }
    }

    private static void requireEachPartyOnce(List<Party> parties) {
        Set<OrganisationId> seen = new HashSet<>();
        for (Party party : parties) {
            refuseUnless(seen.add(party.organisation()), new AgreementRefusal.PartyTwice(party.organisation()));
        }
    }

    private static void requireEachClauseOnce(List<Step> steps) {
        Set<Clause> seen = new HashSet<>();
        for (Step step : steps) {
            refuseUnless(seen.add(step.clause()), new AgreementRefusal.ClauseTwice(step.clause()));
        }
    }

    private static void requireKnownParties(List<Party> parties, List<Step> steps) {
        Set<OrganisationId> known = parties.stream().map(Party::organisation).collect(Collectors.toSet());
        for (Step step : steps) {
            for (OrganisationId party : step.parties()) {
                refuseUnless(known.contains(party), new AgreementRefusal.UnknownParty(step.clause(), party));
            }
        }
    }

    private static Remainder requireOneRemainder(List<Step> steps) {
        List<Remainder> remainders = of(Remainder.class, steps).toList();
        refuseUnless(remainders.size() == 1, new AgreementRefusal.NotOneRemainder(remainders.size()));
        return remainders.get(0);
    }

    private static void requireOrder(List<Step> steps, Remainder remainder) {
        int end = steps.indexOf(remainder);
        boolean exclusionsOver = false;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean exclusion = step instanceof Exclusion;
            boolean transfer = step instanceof Transfer;
            refuseUnless(i <= end || transfer, new AgreementRefusal.AfterRemainder(step.clause()));
            refuseUnless(i > end || !transfer, new AgreementRefusal.BeforeRemainder(step.clause()));
            refuseUnless(!exclusion || !exclusionsOver, new AgreementRefusal.ExclusionNotFirst(step.clause()));
            exclusionsOver |= !exclusion;
        }
    }

    private static void requireExclusionsDecided(List<Step> steps) {
        Set<Exclusion.Reason> seen = EnumSet.noneOf(Exclusion.Reason.class);
        of(Exclusion.class, steps)
                .forEach(exclusion -> refuseUnless(
                        seen.add(exclusion.reason()),
                        new AgreementRefusal.ExclusionTwice(exclusion.clause(), exclusion.reason())));
        refuseUnless(seen.contains(Exclusion.Reason.REFUND), AgreementRefusal.Plain.REFUNDS_UNDECIDED);
    }

    private static void requireNoMoreThanGross(List<Step> steps) {
        long claims = steps.stream().mapToLong(Step::claimOnGross).sum();
        refuseUnless(claims <= Limits.WHOLE, new AgreementRefusal.MoreThanGross(claims));
    }

    /** A cap comes when all else that a party gets before the remainder has been given, and leaves room for what is promised. */
    private static void requireCapHolds(Cap cap, List<Step> steps, Remainder remainder) {
        requireNotRemainder(cap.clause(), cap.party(), remainder);
        for (Step step : steps) {
            Money promised = promised(step, cap.party());
            refuseUnless(
                    promised.compareTo(cap.most()) <= 0,
                    new AgreementRefusal.CapBelowPromise(cap.clause(), cap.most(), step.clause(), promised));
        }
        steps.subList(steps.indexOf(cap) + 1, steps.indexOf(remainder)).stream()
                .filter(later -> later.parties().contains(cap.party()))
                .filter(later -> !(later instanceof Cap || later instanceof Floor))
                .forEach(later -> refuse(new AgreementRefusal.PaidAfterCap(cap.clause(), later.clause())));
    }

    private static Money promised(Step step, OrganisationId party) {
        if (step instanceof Floor floor && floor.party().equals(party)) {
            return floor.least();
        }
        if (step instanceof MinimumGuarantee guarantee && guarantee.party().equals(party)) {
            return guarantee.least();
        }
        return Money.ZERO;
    }

    private static void requireNotRemainder(Clause clause, OrganisationId party, Remainder remainder) {
        refuseUnless(!party.equals(remainder.party()), new AgreementRefusal.LimitOnRemainder(clause, party));
    }

    private static <S extends Step> Stream<S> of(Class<S> kind, List<Step> steps) {
        return steps.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static void refuseUnless(boolean holds, AgreementRefusal refusal) {
        if (!holds) {
            refuse(refusal);
        }
    }

    private static void refuse(AgreementRefusal refusal) {
        throw new RefusedException(refusal);
    }
}
