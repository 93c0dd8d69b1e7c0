package io.hefu.gateway.credential;

import io.hefu.core.entitlement.CredentialUse;
import io.hefu.core.identity.CredentialId;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Which credentials are used, and from where, to be told to the portal from time to time. Of a minute, each credential and
 * each of its callers is told once. Where there are too many callers to tell, that the credential is used is told still:
 * people who rotate a key must not think that nobody uses it. A call pays one comparison.
 */
public final class UsedCredentials {

    private static final int SIZE_BITS = 16;
    private static final int MOST_TOLD_AT_ONCE = 4_000;
    private static final int SECONDS_PER_MINUTE = 60;

    private final SeenBefore credentialsSeen = new SeenBefore(SIZE_BITS);
    private final SeenBefore callersSeen = new SeenBefore(SIZE_BITS);
    private final BlockingQueue<CredentialUse> credentials = new ArrayBlockingQueue<>(MOST_TOLD_AT_ONCE);
    private final BlockingQueue<CredentialUse> callers = new ArrayBlockingQueue<>(MOST_TOLD_AT_ONCE);

    /** The credential was accepted. */
    void saw(CredentialId credential, InetAddress caller, Instant at) {
        long minute = at.getEpochSecond() / SECONDS_PER_MINUTE;
        long fingerprint = mixed(minute * 31 + credential.hashCode(), caller.hashCode());
        if (callersSeen.contains(fingerprint)) {
            return;
        }
        if (callers.offer(new CredentialUse(credential, Optional.of(caller)))) {
            callersSeen.add(fingerprint);
            return;
        }
        long withoutCaller = mixed(minute * 31 + credential.hashCode(), 0);
        if (!credentialsSeen.contains(withoutCaller)
                && credentials.offer(new CredentialUse(credential, Optional.empty()))) {
            credentialsSeen.add(withoutCaller);
        }
    }

    /** What has not been told yet, to be told now. */
    List<CredentialUse> take() {
        List<CredentialUse> taken = new ArrayList<>();
        credentials.drainTo(taken);
        callers.drainTo(taken);
        return taken;
    }

    /** The finalizer of SplitMix64: a fingerprint in which every bit depends on all. */
    private static long mixed(long first, int second) {
        long mix = first * 0x9E3779B97F4A7C15L + second;
        mix = (mix ^ mix >>> 30) * 0xBF58476D1CE4E5B9L;
        mix = (mix ^ mix >>> 27) * 0x94D049BB133111EBL;
        return mix ^ mix >>> 31;
    }
}
