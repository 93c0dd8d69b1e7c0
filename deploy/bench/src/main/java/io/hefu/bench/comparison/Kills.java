package io.hefu.bench.comparison;

import io.hefu.bench.contender.Contender;
import io.hefu.bench.contender.Road;
import io.hefu.bench.load.Load;
import io.hefu.bench.load.Witness;
import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.ApiCall;
import io.hefu.clients.call.ApiClient;
import io.hefu.clients.call.Operation;
import io.hefu.clients.pace.Pauses;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** {@code kill -9} in the middle of a load: of which answered calls is there no record afterwards? */
final class Kills {

    private static final int CALLS_PER_SECOND = 1_000;
    private static final Duration BEFORE = Duration.ofSeconds(3);
    private static final int DIFFERENCE_MILLIS = 1_000;

    private final int times;
    private final String key;

    /** @param key in clear */
    Kills(int times, String key) {
        this.times = times;
        this.key = key;
    }

    /**
     * What all kills of one gateway came to.
     *
     * @param answered calls that a client saw answered with success
     * @param lost those of them that left no record
     */
    record Losses(long answered, long lost) {}

    Losses count(Contender contender) throws Exception {
        Answered answered = new Answered();
        for (int kill = 0; kill < times; kill++) {
            killUnderLoad(contender, answered);
            contender.startAgain();
        }
        Set<String> recorded = contender.recorded();
        long lost = answered.correlators.stream()
                .filter(correlator -> !recorded.contains(correlator))
                .count();
        return new Losses(answered.correlators.size(), lost);
    }

    private void killUnderLoad(Contender contender, Answered answered) throws Exception {
        URI url = contender
                .url(Road.PROXIED)
                .or(() -> contender.url(Road.IN_PROCESS))
                .orElseThrow();
        ApiCall call = ApiCall.get(new Operation("bench", "read"), url.getPath());
        Load load = new Load(
                new ApiClient(url, key)::sendAsync,
                List.of(call),
                CALLS_PER_SECOND,
                "kill-" + UUID.randomUUID(),
                answered);
        load.during(() -> {
            Pauses.sleep(BEFORE.plusMillis(ThreadLocalRandom.current().nextInt(DIFFERENCE_MILLIS)));
            contender.kill();
            return true;
        });
    }

    private static final class Answered implements Witness {

        private final Set<String> correlators = ConcurrentHashMap.newKeySet();

        @Override
        public void answered(Sent sent, ApiAnswer answer) {
            if (answer.status() / 100 == 2) {
                correlators.add(sent.correlator());
            }
        }
    }
}
