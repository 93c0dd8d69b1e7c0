package io.hefu.bench.billing;

import java.util.List;

/** A process that delivers, rates and settles a month until it is issued, wherever another one has left off. */
public final class Worker {

    private Worker() {}

    /** @param arguments the address of the database, and how many records the month has */
    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        try (Connections connections = new Connections(given)) {
            new Month(connections.pool()).runAll(Long.parseLong(given.get(given.size() - 1)));
        }
    }
}
