package io.hefu.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecentMostTest {

    private final RecentMost most = new RecentMost();

    @Test
    void aNodeThatFellSilentCountsForAWhile() {
        most.see(3, seconds(100));
        most.see(2, seconds(104));

        assertThat(most.count()).isEqualTo(3);
    }

    @Test
    void aNodeThatStaysSilentNoLongerCounts() {
        most.see(3, seconds(100));
        most.see(2, seconds(104));
        most.see(2, seconds(131));

        assertThat(most.count()).isEqualTo(2);
    }

    @Test
    void aNodeThatJoinsCountsAtOnce() {
        most.see(2, seconds(100));
        most.see(3, seconds(101));

        assertThat(most.count()).isEqualTo(3);
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
