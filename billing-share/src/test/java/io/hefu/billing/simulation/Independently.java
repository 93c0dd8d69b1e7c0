package io.hefu.billing.simulation;

import io.hefu.billing.TestDatabase;
import io.hefu.checker.Checker;
import io.hefu.checker.pass.Pass;
import io.hefu.checker.pass.Passes;
import io.hefu.checker.report.Report;
import io.hefu.checker.seal.PublicKeys;
import io.hefu.checker.seal.SealingKey;
import io.hefu.core.secrecy.MasterKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The checker over a simulated database, with the sealing key of the simulated operator. */
final class Independently {

    /** As {@link MasterKey#ofDemo()} is made. */
    static final SealingKey SEALING_KEY = new SealingKey(MasterKey.hmac(new byte[1], "hefu demo"));

    private Independently() {}

    static Report check(TestDatabase database) {
        return check(database, pass -> true);
    }

    static Report check(TestDatabase database, Predicate<Pass> wanted) {
        List<Pass> passes = Passes.all(keys(), Optional.of(SEALING_KEY.saltSecret())).stream()
                .filter(wanted)
                .toList();
        try (Connection connection = database.connect()) {
            return new Checker(passes, Checker.Progress.NONE).check(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static PublicKeys keys() {
        PublicKeys keys = new PublicKeys();
        keys.add(SEALING_KEY.publicKey());
        return keys;
    }
}
