package io.hefu.gateway.assembly;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Where every module gets the time, new ids and chance from. */
class Chance {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** UUIDv7: in the order of their making, which keeps indexes dense; unique, no secret. RFC 9562 §5.7. */
    @Produces
    @Singleton
    Supplier<UUID> ids() {
        return UuidCreator::getTimeOrderedEpochFast;
    }

    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }
}
