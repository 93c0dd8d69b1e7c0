package io.hefu.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.bench.load.Witness.Sent;
import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.Calls;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SightingsTest {

    private final Sightings sightings = new Sightings();

    @Test
    void theFirstRefusalAfterAMomentIsFound() {
        see(200, System.nanoTime());
        long moment = System.nanoTime();

        see(401, moment);
        Duration first = sightings.untilFirst(401, moment);
        see(401, moment);

        assertThat(sightings.has(401, moment)).isTrue();
        assertThat(sightings.has(200, moment)).isFalse();
        assertThat(sightings.untilFirst(401, moment)).isEqualTo(first).isPositive();
    }

    @Test
    void aCallSentBeforeTheMomentIsNoProofThatCallsStillGetThrough() {
        long moment = System.nanoTime();

        see(200, moment - 1_000);

        assertThat(sightings.untilLastSent(status -> status == 200, moment)).isZero();
    }

    @Test
    void theLastCallThatGotThroughCountsFromItsSending() {
        long moment = System.nanoTime();

        see(200, moment + 5_000);
        see(401, moment + 9_000);

        assertThat(sightings.untilLastSent(status -> status == 200, moment)).isEqualTo(Duration.ofNanos(5_000));
    }

    private void see(int status, long sentNanos) {
        ApiAnswer answer = new ApiAnswer(status, HttpHeaders.of(Map.of(), (name, value) -> true), "{}");
        sightings.answered(new Sent(Calls.listBenefits(), "run-1", sentNanos), answer);
    }
}
