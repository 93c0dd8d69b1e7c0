package io.hefu.portal.testing;

import io.hefu.core.capability.Capability;
import io.hefu.core.capability.Handler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What the gateway provides in the real application. */
final class TestWiring {

    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private TestWiring() {}

    @Produces
    @Singleton
    static RandomGenerator random() {
        return new SecureRandom();
    }

    /** In the order of time, as UUIDv7 are. */
    @Produces
    @Singleton
    static Supplier<UUID> ids() {
        AtomicLong counter = new AtomicLong();
        SecureRandom random = new SecureRandom();
        return () -> new UUID(
                System.currentTimeMillis() << 16 | VERSION_7 | counter.incrementAndGet() & 0xfff,
                VARIANT | random.nextLong() >>> 2);
    }

    @Produces
    @Singleton
    static Capability capability() {
        return new Capability() {
            @Override
            public String definition() {
                return "openapi/tea-houses.yaml";
            }

            @Override
            public Map<String, Handler<?>> handlers() {
                return Map.of();
            }
        };
    }
}
