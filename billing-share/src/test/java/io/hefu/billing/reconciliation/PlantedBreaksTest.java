package io.hefu.billing.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.reconciliation.TwoAccounts.Naming;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A thousand partner files with differences in them: those that were planted are found, and none else. */
class PlantedBreaksTest {

    private static final Rules RULES =
            new Rules(Duration.ofSeconds(2), List.of(), TwoAccounts.KNOWN_PRICES, List.of(600), 3, List.of());
    private static final int SEEDS_AT_ONCE = 100;
    private static final Set<DifferenceKind> SEEN = EnumSet.noneOf(DifferenceKind.class);

    static LongStream firstSeeds() {
        return LongStream.range(0, 10).map(block -> block * SEEDS_AT_ONCE + 1);
    }

    @AfterAll
    static void everyKindOfDifferenceWasPlanted() {
        assertThat(SEEN).hasSizeGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest(name = "seeds from {0} on")
    @MethodSource("firstSeeds")
    void theBreaksAreThoseThatWerePlanted(long first) {
        for (long seed = first; seed < first + SEEDS_AT_ONCE; seed++) {
            Naming naming = seed % 2 == 0 ? Naming.BY_CALL : Naming.BY_REFERENCE;
            TwoAccounts accounts = new TwoAccounts(seed, 40, naming);
            accounts.plantEveryKind((int) (seed % 3));

            Outcome outcome = accounts.shuffled().reconcile(RULES);

            SEEN.addAll(accounts.planted.keySet());
            assertThat(outcome.found()).as("seed %d", seed).isEqualTo(accounts.planted);
        }
    }
}
