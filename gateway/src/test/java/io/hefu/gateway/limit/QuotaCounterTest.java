package io.hefu.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotaCounterTest {

    private final QuotaCounter counter = new QuotaCounter();

    @Test
    void neverMoreThanTheQuotaIsTakenHoweverManyAskAtOnce() {
        long taken = IntStream.range(0, 10_000)
                .parallel()
                .filter(i -> counter.take(1_000))
                .count();

        assertThat(taken).isEqualTo(1_000);
        assertThat(counter.used()).isEqualTo(1_000);
    }

    @Test
    void whatOtherNodesUsedCountsToo() {
        counter.take(10);
        counter.wrote(1, 9);

        assertThat(counter.take(10)).isTrue();
        assertThat(counter.take(10)).isFalse();
    }

    @Test
    void callsCountedWhileWritingAreWrittenTheNextTime() {
        counter.take(10);
        long delta = counter.unwritten();
        counter.take(10);
        counter.wrote(delta, 1);

        assertThat(counter.unwritten()).isEqualTo(1);
        assertThat(counter.used()).isEqualTo(2);
    }

    @Test
    void aRaisedQuotaLetsCallsThroughAgain() {
        assertThat(counter.take(1)).isTrue();
        assertThat(counter.take(1)).isFalse();
        assertThat(counter.take(2)).isTrue();
    }
}
