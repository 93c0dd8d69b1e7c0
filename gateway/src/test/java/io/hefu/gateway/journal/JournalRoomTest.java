package io.hefu.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JournalRoomTest {

    private final AtomicLong freeBytes = new AtomicLong(5_000);
    private final AtomicLong lag = new AtomicLong();
    private final JournalRoom room = new JournalRoom(1_000, 100, freeBytes::get, lag::get);

    @Test
    void thereIsRoomUntilTheFirstLookSaysOtherwise() {
        freeBytes.set(0);
        assertThat(room.isScarce()).isFalse();

        assertThat(room.look()).isTrue();
        assertThat(room.isScarce()).isTrue();
    }

    @Test
    void aDiskThatFillsUpMakesItScarceAndOneThatIsClearedDoesNot() {
        freeBytes.set(999);
        assertThat(room.look()).isTrue();
        assertThat(room.look()).as("no news").isFalse();

        freeBytes.set(1_000);
        assertThat(room.look()).isTrue();
        assertThat(room.isScarce()).isFalse();
    }

    @Test
    void aDatabaseThatIsAwayForTooLongMakesItScarce() {
        lag.set(100);
        room.look();
        assertThat(room.isScarce()).isFalse();

        lag.set(101);
        room.look();
        assertThat(room.isScarce()).isTrue();
    }
}
