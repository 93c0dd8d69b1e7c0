package io.hefu.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.gateway.upstream.Deadlines.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Deadlines deadlines = new Deadlines(nanos::get);
    private final List<String> expired = new ArrayList<>();

    private final class Named extends Deadline {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        void expired() {
            expired.add(name);
        }
    }

    private void at(long later) {
        nanos.set(Long.MAX_VALUE - 5 + later);
        deadlines.look();
    }

    @Test
    void eachIsToldOnceWhenItsTimeIsUpThoughTheClockWrapsAround() {
        deadlines.within(new Named("late"), 20);
        deadlines.within(new Named("early"), 10);

        at(9);
        assertThat(expired).isEmpty();
        at(10);
        assertThat(expired).containsExactly("early");
        at(30);
        at(40);
        assertThat(expired).containsExactly("early", "late");
    }

    @Test
    void movedOnesWaitAndStoppedOnesAreNotTold() {
        Named first = new Named("first");
        Named middle = new Named("middle");
        Named last = new Named("last");
        List.of(first, middle, last).forEach(one -> deadlines.within(one, 10));
        deadlines.stop(middle);
        deadlines.stop(middle);
        deadlines.within(first, 20);

        at(15);
        assertThat(expired).containsExactly("last");
        at(20);
        assertThat(expired).containsExactly("last", "first");
    }

    @Test
    void oneThatStartsAnotherWhileItIsToldDisturbsNobody() {
        deadlines.within(
                new Deadline() {
                    @Override
                    void expired() {
                        deadlines.within(new Named("follower"), 0);
                    }
                },
                1);
        deadlines.within(new Named("other"), 1);

        at(1);
        at(2);
        assertThat(expired).containsExactlyInAnyOrder("other", "follower");
    }
}
