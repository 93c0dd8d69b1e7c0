package io.hefu.bench.load;

import io.hefu.clients.call.ApiAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntPredicate;

/** When which status was seen: to find out how long a change took to be felt. */
public final class Sightings implements Witness {

    private final Queue<Sighting> all = new ConcurrentLinkedQueue<>();

    private record Sighting(int status, long sentNanos, long answeredNanos) {}

    @Override
    public void answered(Sent sent, ApiAnswer answer) {
        all.add(new Sighting(answer.status(), sent.atNanos(), System.nanoTime()));
    }

    public boolean has(int status, long fromNanos) {
        return since(fromNanos).stream().anyMatch(sighting -> sighting.status() == status);
    }

    /** From a moment to the first answer with this status after it. */
    public Duration untilFirst(int status, long fromNanos) {
        return Duration.ofNanos(since(fromNanos).stream()
                .filter(sighting -> sighting.status() == status)
                .mapToLong(sighting -> sighting.answeredNanos() - fromNanos)
                .min()
                .orElseThrow());
    }

    /** From a moment to the sending of the last call after it that was answered with such a status; zero when none was. */
    public Duration untilLastSent(IntPredicate status, long fromNanos) {
        return Duration.ofNanos(since(fromNanos).stream()
                .filter(sighting -> status.test(sighting.status()))
                .mapToLong(sighting -> sighting.sentNanos() - fromNanos)
                .filter(nanos -> nanos > 0)
                .max()
                .orElse(0));
    }

    private List<Sighting> since(long fromNanos) {
        return all.stream()
                .filter(sighting -> sighting.answeredNanos() - fromNanos >= 0)
                .toList();
    }
}
