package io.hefu.stack.assembly;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A part that was started.
 *
 * @param instance the thing itself
 * @param processId of the process it runs in; empty while it is stopped
 * @param health asks it whether it does its work
 */
record RunningPart(Part part, AutoCloseable instance, Supplier<Optional<Long>> processId, BooleanSupplier health) {

    /** One that runs in this process. */
    static RunningPart here(Part part, AutoCloseable instance, BooleanSupplier health) {
        Optional<Long> pid = Optional.of(ProcessHandle.current().pid());
        return new RunningPart(part, instance, () -> pid, health);
    }
}
