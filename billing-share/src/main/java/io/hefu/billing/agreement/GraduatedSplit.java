package io.hefu.billing.agreement;

import io.hefu.billing.band.Band;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.util.List;

/**
 * Shares by percentages that change as the period brings more (进阶分成). Marginal: reaching a band changes nothing for what
 * lies in the bands before.
 *
 * <p>Where the bands measure something else than the money that is left (units, calls, or the gross of which clauses before
 * have taken a part), each band holds the part of the money that its measure is of the whole measure. So the shares
 * follow from the totals alone, in whatever order calls of different prices came.
 */
public record GraduatedSplit(Clause clause, Measure measure, List<SplitBand> bands) implements Step {

    /** @throws RefusedException with {@link AgreementRefusal} */
    public GraduatedSplit {
        bands = List.copyOf(bands);
        if (!Band.coverAll(bands.stream().map(SplitBand::band).toList())) {
            throw new RefusedException(new AgreementRefusal.BandsOutOfPlace(clause));
        }
        Limits.requireAtMost("bands", bands.size(), Limits.MOST_BANDS);
        for (SplitBand band : bands) {
            Limits.requirePortions(clause, band.portions());
        }
    }

    @Override
    public List<OrganisationId> parties() {
        return bands.stream()
                .flatMap(band -> band.portions().stream())
                .map(Portion::party)
                .distinct()
                .toList();
    }

    @Override
    public void settle(Pot pot) {
        Money money = pot.left();
        long reached = pot.measured(measure);
        Money below = Money.ZERO;
        for (SplitBand band : bands) {
            Money upToHere = reached == 0 ? money : money.portion(band.band().reachedBy(reached), reached);
            pot.split(upToHere.minus(below), band.portions());
            below = upToHere;
            if (below.equals(money)) {
                return;
            }
        }
    }

    @Override
    public Words words() {
        Words words = Words.of("graduated-split").add(measure);
        bands.forEach(words::addBand);
        return words;
    }

    @Override
    public boolean countsByPeriod() {
        return true;
    }
}
