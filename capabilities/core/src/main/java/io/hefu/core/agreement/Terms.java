package io.hefu.core.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The terms of an agreement as they are written down. Amounts are decimal yuan, to the micro-yuan; percentages are in 1/100 of
 * a percent. Whether the clauses fit together, billing decides.
 *
 * @param operation empty for all operations of the API that have no agreement of their own
 * @param clauses in the order in which they are served
 */
public record Terms(
        @Nullable String agreement,
        @Nullable String api,
        Optional<String> operation,
        @Nullable Instant effectiveFrom,
        List<Party> parties,
        List<Clause> clauses) {

    /** @param role {@code OPERATOR}, {@code CAPABILITY_SUPPLIER}, {@code CHANNEL}, {@code DEVELOPER} or {@code PARTNER} */
    public record Party(
            @Nullable UUID organisation, @Nullable String role) {}

    /**
     * One clause: what its kind asks for, and nothing else.
     *
     * @param number {@code 3} or {@code 3.2}
     * @param party whom it gives to; of an exclusion, who keeps the amount
     * @param from who pays, of a clause that moves shares
     * @param basisPoints of the basis
     * @param basis {@code GROSS} or {@code NET}
     * @param amount of the fee, guarantee, cap, floor, penalty or advance
     * @param most of a fee, in a period
     * @param reason {@code REFUND}, {@code FAILED_CALL} or {@code COMPLAINT}, of an exclusion
     * @param per {@code CALL} or {@code UNIT}, of a fee
     * @param taxIncluded of a tax: whether the basis contains it
     * @param measure {@code GROSS}, {@code NET}, {@code CALLS} or {@code UNITS}, of a split by bands
     * @param owed whether the payer pays what it has not
     */
    public record Clause(
            @Nullable String number,
            @Nullable Kind kind,
            Optional<UUID> party,
            Optional<UUID> from,
            Optional<Integer> basisPoints,
            Optional<String> basis,
            Optional<String> amount,
            Optional<String> most,
            Optional<String> reason,
            Optional<String> per,
            Optional<Boolean> taxIncluded,
            Optional<String> measure,
            Optional<Boolean> owed,
            List<Portion> portions,
            List<Band> bands) {

        public Clause {
            portions = portions == null ? List.of() : List.copyOf(portions);
            bands = bands == null ? List.of() : List.copyOf(bands);
        }
    }

    /** A party's part in a split. */
    public record Portion(@Nullable UUID party, int basisPoints) {}

    /**
     * How what lies in one band is split.
     *
     * @param from calls, units, or decimal yuan, as the split measures
     * @param to where the next band begins; empty for a band without end
     */
    public record Band(@Nullable String from, Optional<String> to, List<Portion> portions) {

        public Band {
            portions = portions == null ? List.of() : List.copyOf(portions);
        }
    }

    /** What a clause does. */
    public enum Kind {
        EXCLUSION,
        RESERVE,
        PERCENTAGE_FEE,
        UNIT_FEE,
        PERIOD_FEE,
        TAX,
        SPLIT,
        GRADUATED_SPLIT,
        CAP,
        FLOOR,
        REMAINDER,
        MINIMUM_GUARANTEE,
        RECOUPMENT,
        FIXED_PENALTY,
        PERCENTAGE_PENALTY
    }

    public Terms {
        parties = parties == null ? List.of() : List.copyOf(parties);
        clauses = clauses == null ? List.of() : List.copyOf(clauses);
    }
}
