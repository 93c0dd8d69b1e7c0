package io.hefu.checker.statement;

/**
 * What is payable of what was left over and what was earned: whole fen, rounded down.
 *
 * @param opening residue of the period before, in micro-yuan
 * @param earned in micro-yuan
 */
public record Balance(long opening, long earned) {

    public static final long MICRO_YUAN_PER_FEN = 10_000;

    public long payableFen() {
        return Math.floorDiv(Math.addExact(opening, earned), MICRO_YUAN_PER_FEN);
    }

    public long closingResidue() {
        return Math.floorMod(Math.addExact(opening, earned), MICRO_YUAN_PER_FEN);
    }
}
