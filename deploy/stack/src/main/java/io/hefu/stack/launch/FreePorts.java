package io.hefu.stack.launch;

import io.hefu.stack.assembly.Part;
import io.hefu.stack.assembly.StackPlan;
import io.hefu.stack.process.Loopback;
import io.hefu.stack.process.StartFailure;

/** Looks before anything starts whether all parts can have their ports. */
final class FreePorts {

    private FreePorts() {}

    static void require(StackPlan plan) {
        for (Part part : Part.values()) {
            int port = plan.port(part);
            if (!Loopback.isFree(port)) {
                String who = PortOwner.of(port).map(pid -> " (pid " + pid + ")").orElse("");
                throw new StartFailure("Port " + port + ", which is for " + part.title()
                        + ", is taken by another program" + who + ": " + remedy(part, port) + ".");
            }
        }
    }

    private static String remedy(Part part, int port) {
        return part == Part.HEFU ? "stop it, or run deploy/up --port " + (port + 1_000) : "stop it";
    }
}
