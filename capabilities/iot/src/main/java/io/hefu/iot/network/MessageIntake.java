package io.hefu.iot.network;

import io.hefu.iot.network.Topics.Purpose;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes messages as they come and stores them a batch at a time: while one batch is being stored, the next one gathers.
 * A message is acknowledged when it is stored, so that what is lost here is sent again by the broker; a message that never
 * can be stored is acknowledged at once, dropped and counted.
 */
final class MessageIntake {

    private static final int LARGEST_BATCH = 500;

    private final DevicePayloads payloads;
    private final DeviceInbox inbox;
    private final MeterRegistry meters;
    private final Clock clock;
    private final int largestMessage;
    private final Duration pauseAfterFailure;
    private final BlockingQueue<Arrival> waiting;
    private final AtomicBoolean storing = new AtomicBoolean();
    private volatile boolean closed;

    /**
     * @param largestMessage in bytes
     * @param capacity messages that may wait; above the broker's window only unacknowledged (QoS 0) ones can overflow it
     */
    MessageIntake(
            DevicePayloads payloads,
            DeviceInbox inbox,
            MeterRegistry meters,
            Clock clock,
            int largestMessage,
            int capacity,
            Duration pauseAfterFailure) {
        this.payloads = payloads;
        this.inbox = inbox;
        this.meters = meters;
        this.clock = clock;
        this.largestMessage = largestMessage;
        this.pauseAfterFailure = pauseAfterFailure;
        this.waiting = new ArrayBlockingQueue<>(capacity);
    }

    /** Never fails and never blocks, whatever comes. */
    void receive(String topic, byte[] payload, Runnable acknowledge) {
        if (payload.length > largestMessage) {
            drop("oversized", acknowledge);
            return;
        }
        Optional<DeviceMessage> message = Topics.purposeOf(topic).flatMap(purpose -> read(purpose, payload));
        if (message.isEmpty()) {
            drop("malformed", acknowledge);
        } else if (!waiting.offer(new Arrival(message.get(), acknowledge))) {
            drop("overflow", acknowledge);
        } else {
            storeWaiting();
        }
    }

    /** Stores nothing more; what waits stays unacknowledged and comes again. */
    void close() {
        closed = true;
    }

    private Optional<DeviceMessage> read(Purpose purpose, byte[] payload) {
        return payloads.read(purpose, payload, clock.instant());
    }

    private void drop(String reason, Runnable acknowledge) {
        meters.counter("hefu.iot.messages.dropped", "reason", reason).increment();
        acknowledge.run();
    }

    private void storeWaiting() {
        if (waiting.isEmpty() || closed || !storing.compareAndSet(false, true)) {
            return;
        }
        List<Arrival> batch = new ArrayList<>();
        waiting.drainTo(batch, LARGEST_BATCH);
        store(batch);
    }

    private void store(List<Arrival> batch) {
        if (closed) {
            return;
        }
        inbox.store(batch.stream().map(Arrival::message).toList()).whenComplete((stored, failure) -> {
            if (failure == null) {
                meters.counter("hefu.iot.messages.stored").increment(batch.size());
                batch.forEach(arrival -> arrival.acknowledge().run());
                storing.set(false);
                storeWaiting();
            } else {
                meters.counter("hefu.iot.batches.retried").increment();
                CompletableFuture.delayedExecutor(pauseAfterFailure.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> store(batch));
            }
        });
    }

    private record Arrival(DeviceMessage message, Runnable acknowledge) {}
}
