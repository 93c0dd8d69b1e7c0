package io.hefu.billing.pricing;

import io.hefu.billing.band.Band;
import io.hefu.core.money.Money;
import io.hefu.core.pricing.CostBound;
import io.hefu.core.refusal.RefusedException;
import java.util.List;

/** A price that changes as the month brings more units. Marginal: reaching a band changes nothing for the units before. */
public record GraduatedPrice(List<PriceBand> bands) implements PriceModel {

    /** @throws RefusedException with {@link PriceRefusal} */
    public GraduatedPrice {
        bands = List.copyOf(bands);
        PriceLimits.requireBands(bands.size());
        if (!Band.coverAll(bands.stream().map(PriceBand::band).toList())) {
            throw new RefusedException(PriceRefusal.Plain.BANDS_OUT_OF_PLACE);
        }
    }

    @Override
    public Money total(Used used) {
        return bands.stream().map(band -> band.of(used.units())).reduce(Money.ZERO, Money::plus);
    }

    @Override
    public CostBound bound() {
        return CostBound.perUnit(bands.stream().map(PriceBand::perUnit).reduce(Money.ZERO, Money::atLeast));
    }

    @Override
    public boolean countsTheMonth() {
        return true;
    }
}
