package io.hefu.rights.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.Answer;
import io.hefu.core.refusal.RefusedException;
import io.hefu.rights.refusal.RightsRefusal.OutOfStock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StockStormTest {

    private static final int REQUESTS = 300;
    private static final int PIECES = 10;

    private final RightsBed bed = RightsBed.open();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void ofTenPiecesExactlyTenAreHandedOut() {
        String benefit = bed.benefit("VIDEO-MONTH", "DIRECT_TOP_UP", PIECES, "null");

        List<Optional<Integer>> outcomes = outcomes(storm(benefit));

        assertThat(outcomes).filteredOn(Optional.of(201)::equals).hasSize(PIECES);
        assertThat(outcomes).filteredOn(Optional.of(409)::equals).hasSize(REQUESTS - PIECES);
        assertHandedOut(benefit);
    }

    @Test
    void evenWhenTheDatabaseIsKilledInTheMiddle() {
        String benefit = bed.benefit("VIDEO-MONTH", "DIRECT_TOP_UP", PIECES, "null");

        List<CompletableFuture<Answer>> storm = storm(benefit);
        Awaitility.await().until(() -> storm.stream().anyMatch(CompletableFuture::isDone));
        RightsBed.postgres().kill();
        outcomes(storm);
        RightsBed.postgres().startAgain();
        Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(bed.available(benefit)).isNotNegative());

        // Whoever got no answer asks again, with the same correlator.
        List<Optional<Integer>> again = outcomes(storm(benefit));

        assertThat(again).filteredOn(status -> !status.equals(Optional.of(409))).hasSize(PIECES);
        assertHandedOut(benefit);
    }

    private List<CompletableFuture<Answer>> storm(String benefit) {
        return IntStream.range(0, REQUESTS)
                .mapToObj(i -> bed.redeeming(benefit, "+86138000" + (10_000 + i), 1, "storm-" + i))
                .toList();
    }

    /** The status of each answer; empty for a call that ended without one. */
    private static List<Optional<Integer>> outcomes(List<CompletableFuture<Answer>> storm) {
        List<Optional<Integer>> outcomes = new ArrayList<>();
        for (CompletableFuture<Answer> call : storm) {
            try {
                outcomes.add(
                        Optional.of(call.orTimeout(30, TimeUnit.SECONDS).join().status()));
            } catch (CompletionException failure) {
                outcomes.add(Optional.of(failure.getCause())
                        .filter(RefusedException.class::isInstance)
                        .filter(refused -> ((RefusedException) refused).refusal() instanceof OutOfStock)
                        .map(refused -> 409));
            }
        }
        return outcomes;
    }

    private void assertHandedOut(String benefit) {
        assertThat(bed.available(benefit)).isZero();
        assertThat(bed.read("select count(*) from rights.redemption where benefit_id = '" + benefit + "'"))
                .isEqualTo(Integer.toString(PIECES));
        assertThat(bed.read("select sum(pieces) from rights.subscriber_count where benefit_id = '" + benefit + "'"))
                .isEqualTo(Integer.toString(PIECES));
        Awaitility.await().untilAsserted(() -> {
            bed.work();
            assertThat(bed.read("select count(*) from rights.redemption where status = 'succeeded'"))
                    .isEqualTo(Integer.toString(PIECES));
        });
        assertThat(bed.simulator.ordersAccepted()).isEqualTo(PIECES);
    }
}
