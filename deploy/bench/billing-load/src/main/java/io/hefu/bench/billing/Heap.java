package io.hefu.bench.billing;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** How much of the heap was still in use after a collection, at most: what the work needs rather than what it litters. */
final class Heap {

    private static final long MIB = 1 << 20;

    private final AtomicLong most = new AtomicLong();

    Heap() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> note((CompositeData) notification.getUserData()), null, null);
        }
    }

    void reset() {
        most.set(0);
    }

    /** Of all collections since the last reset; one is made if there was none. */
    long mostMiB() {
        System.gc();
        long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return Math.max(most.get(), now) / MIB;
    }

    static long limitMiB() {
        return Runtime.getRuntime().maxMemory() / MIB;
    }

    private void note(CompositeData data) {
        GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from(data);
        long used = info.getGcInfo().getMemoryUsageAfterGc().values().stream()
                .mapToLong(MemoryUsage::getUsed)
                .sum();
        most.accumulateAndGet(used, Math::max);
    }
}
