package io.hefu.stack.location;

import java.time.Duration;

/** A phone as the network knows it. */
sealed interface Phone {

    /**
     * One whose place is known.
     *
     * @param uncertaintyMetres radius of the circle in which it is
     * @param age since the network last saw it
     */
    record Located(double latitude, double longitude, double uncertaintyMetres, Duration age) implements Phone {}

    /** Switched on, but the network cannot tell where. */
    record NotLocatable() implements Phone {}

    /** Switched off, or out of coverage. */
    record NotRegistered() implements Phone {}

    /** One whose owner, or the operator, does not let others ask. */
    record Barred() implements Phone {}

    /** One that is found after a while. */
    record FoundLate(Duration delay, Located place) implements Phone {}

    /** One for which the network itself fails. */
    record NetworkDown() implements Phone {}
}
