package io.hefu.billing.agreement;

import io.hefu.billing.band.Band;
import java.util.List;

/**
 * How what lies in one band is split; what the portions leave goes on to the next clause.
 *
 * @param band of micro-yuan, calls or units, as the split measures
 */
public record SplitBand(Band band, List<Portion> portions) {

    public SplitBand {
        portions = Portion.sorted(portions);
    }
}
