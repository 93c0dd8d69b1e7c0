package io.hefu.iot.command;

import io.hefu.iot.device.DeviceProperties;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a command has come. Its outward words are the delivery results of 3GPP TS 29.122 §5.7.2.2.3. Only
 * {@link Triggered} can become another state; all others are final.
 */
sealed interface CommandState {

    String deliveryResult();

    /** Empty while nothing is final. */
    Optional<Instant> settledAt();

    /** What the device answered, if it did. */
    default Optional<DeviceProperties> result() {
        return Optional.empty();
    }

    /** @param takenAt when the network took it over, if it did: from then on the device may have done it */
    record Triggered(Optional<Instant> takenAt) implements CommandState {

        @Override
        public String deliveryResult() {
            return "TRIGGERED";
        }

        @Override
        public Optional<Instant> settledAt() {
            return Optional.empty();
        }

        CommandState answered(boolean succeeded, DeviceProperties result, Instant at) {
            return succeeded ? new Succeeded(at, result) : new Failed(at, result);
        }

        /** Without an answer until the deadline: certainly undone if the network never had it, else nobody knows. */
        CommandState overdue(Instant deadline) {
            return takenAt.isPresent() ? new Unconfirmed(deadline) : new Expired(deadline);
        }
    }

    /** The device says that it did it. */
    record Succeeded(Instant at, DeviceProperties answer) implements CommandState {

        @Override
        public String deliveryResult() {
            return "SUCCESS";
        }

        @Override
        public Optional<Instant> settledAt() {
            return Optional.of(at);
        }

        @Override
        public Optional<DeviceProperties> result() {
            return Optional.of(answer);
        }
    }

    /** The device says that it could not. */
    record Failed(Instant at, DeviceProperties answer) implements CommandState {

        @Override
        public String deliveryResult() {
            return "FAILURE";
        }

        @Override
        public Optional<Instant> settledAt() {
            return Optional.of(at);
        }

        @Override
        public Optional<DeviceProperties> result() {
            return Optional.of(answer);
        }
    }

    /** It never left: the network could not be reached in time. */
    record Expired(Instant at) implements CommandState {

        @Override
        public String deliveryResult() {
            return "EXPIRED";
        }

        @Override
        public Optional<Instant> settledAt() {
            return Optional.of(at);
        }
    }

    /** It left, and no answer came in time. */
    record Unconfirmed(Instant at) implements CommandState {

        @Override
        public String deliveryResult() {
            return "UNCONFIRMED";
        }

        @Override
        public Optional<Instant> settledAt() {
            return Optional.of(at);
        }
    }
}
