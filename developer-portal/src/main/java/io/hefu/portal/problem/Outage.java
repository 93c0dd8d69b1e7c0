package io.hefu.portal.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

/** Whether something failed for want of the database, so that trying again may help. */
final class Outage {

    /** SQLSTATE: connection exception, insufficient resources, not in prerequisite state, operator intervention. */
    private static final Set<String> CLASSES = Set.of("08", "53", "55", "57");

    private Outage() {}

    static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(Outage::isOne);
    }

    private static boolean isOne(Throwable failure) {
        if (failure instanceof SQLException refused && refused.getSQLState() != null) {
            return CLASSES.contains(refused.getSQLState().substring(0, 2));
        }
        return failure instanceof IOException && !(failure instanceof JsonProcessingException)
                || failure.getClass().getName().equals("io.vertx.sqlclient.ClosedConnectionException");
    }
}
