package io.hefu.core.settlement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A statement's sums.
 *
 * @param state {@code CALCULATED}, {@code ISSUED}, {@code CONFIRMED}, {@code DISPUTED}, {@code INVOICED} or {@code PAID}
 * @param calls of the period, corrections apart
 * @param gross and share: of calls and corrections
 * @param payable whole fen
 * @param issuedAt empty before its issue
 * @param head hash of the signed head, hexadecimal; empty before its issue
 */
public record StatementSummary(
        OrganisationId party,
        StatementPeriod period,
        String state,
        long calls,
        Money gross,
        Money share,
        Money payable,
        Optional<Money> openingResidue,
        Optional<Money> closingResidue,
        Optional<Instant> issuedAt,
        Optional<String> head) {}
