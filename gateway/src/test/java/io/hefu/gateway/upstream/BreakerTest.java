package io.hefu.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.hosting.ProxyPolicy.CircuitBreaker;
import io.hefu.gateway.upstream.Breaker.Admission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final AtomicLong nanos = new AtomicLong(7);
    private final Breaker breaker = new Breaker(new CircuitBreaker(50, 4, Duration.ofSeconds(5)), nanos::get);

    private void calls(String results) {
        for (char result : results.toCharArray()) {
            Admission admission = breaker.admit();
            if (result == '+') {
                breaker.succeeded(admission);
            } else {
                breaker.failed(admission);
            }
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void belowItsWindowItStaysClosedWhateverFails() {
        calls("---");

        assertThat(breaker.admit()).isEqualTo(Admission.ORDINARY);
    }

    @Test
    void itOpensAtItsPartOfFailuresAmongTheLastCalls() {
        calls("++++++-");
        assertThat(breaker.admits()).isTrue();

        calls("-");
        assertThat(breaker.admits()).isFalse();
        assertThat(breaker.admit()).isEqualTo(Admission.REFUSED);
        assertThat(breaker.untilTrial()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void failuresLongAgoAreForgotten() {
        calls("-+++++");
        calls("-");

        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void afterItsTimeOneCallMayTryAndItsSuccessCloses() {
        calls("----");
        pass(Duration.ofSeconds(5));

        assertThat(breaker.admits()).isTrue();
        Admission trial = breaker.admit();
        assertThat(trial).isEqualTo(Admission.TRIAL);
        assertThat(breaker.admit()).isEqualTo(Admission.REFUSED);
        breaker.succeeded(trial);

        assertThat(breaker.admit()).isEqualTo(Admission.ORDINARY);
        calls("---");
        assertThat(breaker.admits()).as("counted from nothing again").isTrue();
    }

    @Test
    void aFailedTrialKeepsItOpenForAsLongAgain() {
        calls("----");
        pass(Duration.ofSeconds(5));
        breaker.failed(breaker.admit());

        pass(Duration.ofSeconds(4));
        assertThat(breaker.admit()).isEqualTo(Admission.REFUSED);
        pass(Duration.ofSeconds(1));
        assertThat(breaker.admit()).isEqualTo(Admission.TRIAL);
    }

    @Test
    void aTrialThatSaysNothingLetsAnotherTry() {
        calls("----");
        pass(Duration.ofSeconds(5));
        breaker.withdrawn(breaker.admit());

        assertThat(breaker.admit()).isEqualTo(Admission.TRIAL);
    }

    @Test
    void resultsOfCallsFromBeforeItOpenedChangeNothing() {
        Admission early = breaker.admit();
        calls("----");
        breaker.succeeded(early);

        assertThat(breaker.admit()).isEqualTo(Admission.REFUSED);
    }

    @Test
    void manyThreadsTogetherGetOneTrial() throws InterruptedException {
        calls("----");
        pass(Duration.ofSeconds(5));
        AtomicLong trials = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(new Thread(() -> {
                for (int j = 0; j < 1_000; j++) {
                    trials.addAndGet(breaker.admit() == Admission.TRIAL ? 1 : 0);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(trials).hasValue(1);
    }
}
