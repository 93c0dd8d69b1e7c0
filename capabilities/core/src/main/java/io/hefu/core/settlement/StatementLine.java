package io.hefu.core.settlement;

import io.hefu.core.identity.ApiName;
import io.hefu.core.money.Money;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One line of a statement.
 *
 * @param reason of a correction: {@code LATE_CALL}, {@code RERATED}, {@code REVERSED}, {@code PERIOD_TERM} or
 *     {@code ADJUSTMENT}; empty for usage
 * @param corrects the period a correction belongs to
 * @param clauses what each clause of the agreement brought, by number and name; they sum to the share
 */
public record StatementLine(
        String agreement,
        int agreementVersion,
        ApiName api,
        String operation,
        LocalDate businessDate,
        Optional<String> reason,
        Optional<String> corrects,
        long calls,
        long units,
        Money gross,
        SortedMap<String, Money> clauses,
        Money share) {}
