package io.hefu.bench.rig;

import io.hefu.bench.audit.Audit;
import io.hefu.clients.pace.Pauses;
import io.hefu.clients.platform.ClientFailure;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Waits until every call on the disks of these nodes is in the database and rated. */
record Settling(List<URI> nodes, Audit audit) {

    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** @return whether it was so in time */
    boolean await(Duration patience) throws InterruptedException {
        List<Readiness> readiness = nodes.stream().map(Readiness::new).toList();
        return Pauses.until(() -> readiness.stream().allMatch(node -> node.journalLag() == 0) && isSettled(), patience);
    }

    private boolean isSettled() {
        try {
            return audit.isSettled();
        } catch (SQLException e) {
            throw new ClientFailure("The database cannot be audited: " + e.getMessage(), e);
        }
    }
}
