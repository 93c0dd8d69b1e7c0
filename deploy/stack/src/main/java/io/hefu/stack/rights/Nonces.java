package io.hefu.stack.rights;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** The nonces of late, remembered for at least the given time and at most twice as long. */
final class Nonces {

    private final Duration remembered;
    private Set<String> recent = new HashSet<>();
    private Set<String> older = new HashSet<>();
    private Instant turned;

    Nonces(Duration remembered, Instant now) {
        this.remembered = remembered;
        this.turned = now;
    }

    /** False when the nonce was used before. */
    synchronized boolean add(String nonce, Instant now) {
        if (Duration.between(turned, now).compareTo(remembered) > 0) {
            older = recent;
            recent = new HashSet<>();
            turned = now;
        }
        return !older.contains(nonce) && recent.add(nonce);
    }
}
