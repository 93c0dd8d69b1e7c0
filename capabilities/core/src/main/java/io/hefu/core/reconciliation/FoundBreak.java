package io.hefu.core.reconciliation;

import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A difference that is to be settled.
 *
 * @param key the same in every run over the same lines
 * @param kind {@code MISSING_THEIRS} (短款), {@code MISSING_OURS} (长款), {@code AMOUNT}, …
 * @param name of the kind
 * @param product of ours, or of theirs where we have nothing
 * @param ours what our account has, if anything
 * @param theirs what the partner's account has, if anything
 * @param atRisk the most that is to be paid by one side or the other, depending on who is right
 * @param cause a guess: {@code OTHER_PRICE}, {@code SENT_TWICE}, …, {@code UNEXPLAINED}
 * @param evidence that led to the guess
 * @param resolvedBy the rule that settles it, so that nobody need look
 * @param identifiedOn when a run first found it
 * @param age how long that is ago: {@code DAYS_0_TO_3} and so on
 * @param dispute the one about it, unless it was withdrawn
 */
public record FoundBreak(
        String key,
        String kind,
        Bilingual name,
        LocalDate date,
        ProductName product,
        Optional<Position> ours,
        Optional<Position> theirs,
        Money atRisk,
        String cause,
        Bilingual evidence,
        Optional<String> resolvedBy,
        LocalDate identifiedOn,
        String age,
        Optional<UUID> dispute) {

    /**
     * A line, or the sum of some.
     *
     * @param result {@code DELIVERED}, {@code FAILED} or {@code NOT_STATED}
     * @param call our id of the call, where the line names it
     * @param at of a line
     * @param row of a line in the partner's file
     * @param priceVersion where the line states it
     */
    public record Position(
            ProductName product,
            String result,
            long calls,
            long units,
            Money amount,
            Optional<UUID> call,
            Optional<Instant> at,
            Optional<Long> row,
            Optional<Integer> priceVersion) {}
}
