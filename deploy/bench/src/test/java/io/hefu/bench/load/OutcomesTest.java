package io.hefu.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.bench.load.Witness.Sent;
import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.Calls;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private final Acknowledged acknowledged = new Acknowledged();
    private final Outcomes outcomes = new Outcomes(acknowledged);

    @Test
    void onlyAnAnswerOf2xxIsAsHoped() {
        outcomes.answered(sent(), answer(200));
        outcomes.answered(sent(), answer(202));
        outcomes.answered(sent(), answer(429));
        outcomes.answered(sent(), answer(503));
        outcomes.unanswered(sent());

        assertThat(outcomes.refused()).isEqualTo(2);
        assertThat(outcomes.unanswered()).isEqualTo(1);
    }

    @Test
    void theSlowestAnswerIsKept() {
        outcomes.answered(new Sent(Calls.listBenefits(), "run-1", System.nanoTime() - 2_000_000_000), answer(200));
        outcomes.answered(sent(), answer(200));

        assertThat(outcomes.slowest()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void whatIsSeenIsPassedOn() {
        outcomes.answered(sent(), answer(200));
        outcomes.unanswered(sent());

        assertThat(acknowledged.turnedAway()).isEqualTo(1);
        assertThat(acknowledged.unanswered()).isEqualTo(1);
    }

    private static Sent sent() {
        return new Sent(Calls.listBenefits(), "run-1", System.nanoTime());
    }

    private static ApiAnswer answer(int status) {
        return new ApiAnswer(status, HttpHeaders.of(Map.of(), (name, value) -> true), "{}");
    }
}
