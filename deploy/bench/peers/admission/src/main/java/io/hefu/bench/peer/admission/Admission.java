package io.hefu.bench.peer.admission;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/** Whether a call may pass: its key is known by its hash, and the key's bucket has a token. */
public final class Admission {

    private static final String SCHEME = "Bearer ";

    private final Keys keys;
    private final int callsPerSecond;
    private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** @param callsPerSecond of each key, as many of them at once */
    public Admission(Keys keys, int callsPerSecond) {
        this.keys = keys;
        this.callsPerSecond = callsPerSecond;
    }

    /**
     * What became of it.
     *
     * @param status 200 when it may pass, else what to answer
     * @param credential whose call it is; {@code -} when nobody knows
     */
    public record Decision(int status, String credential) {

        public boolean isAdmitted() {
            return status == 200;
        }
    }

    /** @param authorization the header; null when there is none */
    public Decision decide(String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return new Decision(401, "-");
        }
        String credential = keys.credential(authorization.substring(SCHEME.length()));
        if (credential == null) {
            return new Decision(401, "-");
        }
        boolean within = buckets.computeIfAbsent(credential, first -> bucket()).tryConsume(1);
        return new Decision(within ? 200 : 429, credential);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(callsPerSecond).refillGreedy(callsPerSecond, Duration.ofSeconds(1)))
                .build();
    }
}
