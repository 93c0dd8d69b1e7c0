package io.hefu.core.tmforum;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * An issued monthly statement of a party. Its lines sum to its share.
 *
 * @param state {@code ISSUED}, {@code CONFIRMED}, …
 */
public record SharingReport(
        OrganisationId party, YearMonth month, String state, Instant issuedAt, Money share, List<Line> lines) {

    public SharingReport {
        lines = List.copyOf(lines);
    }

    /**
     * What an operation brought under a version of an agreement, corrections included.
     *
     * @param operation empty where it is about none
     */
    public record Line(String agreement, int version, ApiName api, String operation, Money share) {}
}
