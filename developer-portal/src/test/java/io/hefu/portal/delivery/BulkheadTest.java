package io.hefu.portal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BulkheadTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);

    private final Bulkhead bulkhead = new Bulkhead(2, 3);

    @Test
    void saysWhatIsLeftInAllAndWhoTakesHowMuch() {
        bulkhead.enter(A);
        bulkhead.enter(A);
        bulkhead.enter(B);

        assertThat(bulkhead.room()).isEqualTo(new Bulkhead.Room(0, 2, Map.of(A, 2, B, 1)));
    }

    @Test
    void whatHasEndedMakesRoomAgain() {
        bulkhead.enter(A);
        bulkhead.enter(B);
        bulkhead.leave(A);

        assertThat(bulkhead.room()).isEqualTo(new Bulkhead.Room(2, 2, Map.of(B, 1)));
        bulkhead.leave(B);
        assertThat(bulkhead.room()).isEqualTo(new Bulkhead.Room(3, 2, Map.of()));
    }
}
