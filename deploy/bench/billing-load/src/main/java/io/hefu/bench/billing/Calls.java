package io.hefu.bench.billing;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** The journal of one gateway: calls of a month one after the other, as intent and outcome. Always the same ones. */
final class Calls {

    /** Entries that a gateway delivers at once. */
    private static final int CALLS_AT_ONCE = 500;

    private final String node;
    private final long epoch;
    private final SplittableRandom random;
    private final List<ApplicationId> applications = Ecosystem.applications();
    private long sequence;

    Calls(String node, long epoch, long seed) {
        this.node = node;
        this.epoch = epoch;
        this.random = new SplittableRandom(seed);
    }

    String node() {
        return node;
    }

    long epoch() {
        return epoch;
    }

    long lastSequence() {
        return sequence;
    }

    static int atOnce() {
        return CALLS_AT_ONCE;
    }

    /** Passes the calls by that were delivered before. */
    void skipTo(long delivered) {
        while (sequence < delivered) {
            next(Instant.EPOCH, Duration.ZERO);
        }
    }

    /** Calls spread over a stretch of time, in its order; which ones depends on nothing else. */
    UsageBatch next(Instant from, Duration length) {
        List<UsageEntry> entries = new ArrayList<>(2 * CALLS_AT_ONCE);
        for (int i = 0; i < CALLS_AT_ONCE; i++) {
            UsageRecord record = record(from.plus(length.multipliedBy(i).dividedBy(CALLS_AT_ONCE)));
            entries.add(new UsageEntry.Intent(record));
            entries.add(new UsageEntry.Outcome(record, new UsageEntry.Result(200, "OK", 1, true, 1_500)));
        }
        UsageBatch batch = new UsageBatch(node, epoch, sequence + 1, entries);
        sequence += entries.size();
        return batch;
    }

    private UsageRecord record(Instant at) {
        int application = Ecosystem.application(random.nextDouble());
        return new UsageRecord(
                new CallId(id(at)),
                at,
                new Correlator("c-" + Long.toHexString(random.nextLong())),
                Environment.LIVE,
                Ecosystem.developer(application),
                applications.get(application),
                new CredentialId("key-" + application),
                Optional.of(Ecosystem.PLAN),
                Ecosystem.api(Ecosystem.partnerOf(application, random.nextDouble())),
                Ecosystem.OPERATION);
    }

    /** UUIDv7, RFC 9562 §5.7. */
    private UUID id(Instant at) {
        long high = at.toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low);
    }
}
