package io.hefu.core.node;

import java.util.List;

/**
 * How far a version of the configuration has come.
 *
 * @param applied live nodes that act by it
 * @param missing live nodes that do not yet
 * @param unreachable nodes that ended without saying so, or are cut off from the database, for longer than a few seconds
 *     and less than an hour. One that is cut off goes on with what it knows, by its own configuration
 */
public record Spread(int applied, List<String> missing, List<String> unreachable) {

    public Spread {
        missing = List.copyOf(missing);
        unreachable = List.copyOf(unreachable);
    }

    public boolean isComplete() {
        return missing.isEmpty();
    }
}
