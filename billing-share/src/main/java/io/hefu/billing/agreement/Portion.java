package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import java.util.Comparator;
import java.util.List;

/**
 * A party's part in a split.
 *
 * @param basisPoints in 1/100 of a percent
 */
public record Portion(OrganisationId party, int basisPoints) {

    /** In the order of the parties, so that the same portions are equal however they were listed. */
    static List<Portion> sorted(List<Portion> portions) {
        return portions.stream()
                .sorted(Comparator.comparing(Portion::party, Party.ORDER))
                .toList();
    }

    static int total(List<Portion> portions) {
        return portions.stream().mapToInt(Portion::basisPoints).sum();
    }
}
