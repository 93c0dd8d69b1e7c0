package io.hefu.portal.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        if (failure instanceof SQLException refused) {
            return isOutage(refused.getSQLState());
        }
        if (failure instanceof DatabaseException refused) {
            return isOutage(refused.getSqlState());
        }
        return failure instanceof ClosedConnectionException
                || failure instanceof IOException && !(failure instanceof JsonProcessingException);
    }

    private static boolean isOutage(@Nullable String sqlState) {
        return sqlState != null && CLASSES.stream().anyMatch(sqlState::startsWith);
    }
}
