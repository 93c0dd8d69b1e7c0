package io.hefu.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.stack.postgres.Postgres;
import io.hefu.stack.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the tables that billing really makes. */
class AuditTest {

    private static final String MIGRATIONS = "billing-share/src/main/resources/db/billing";
    private static final UUID APPLICATION = new UUID(0, 1);

    private static Postgres postgres;

    private Connection database;
    private Audit audit;

    @BeforeAll
    static void startPostgres() {
        postgres = Postgres.temporary();
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @BeforeEach
    void makeTables() throws Exception {
        database = postgres.connect(postgres.database());
        execute("drop schema if exists billing cascade; create schema billing");
        for (Path migration : migrations()) {
            execute(Files.readString(migration));
        }
        execute("insert into billing.node values ('node-1', 1)");
        execute("insert into billing.node_epoch (node, epoch, began_at) values ('node-1', 1, now())");
        audit = new Audit(database);
    }

    /** By their numbers. */
    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(Project.here().root().resolve(MIGRATIONS))) {
            return files.sorted(Comparator.comparingInt(AuditTest::number)).toList();
        }
    }

    private static int number(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    @Test
    void callsThatAreStoredAndRatedOnceAreClean() throws SQLException {
        store(1, "run-1", "ANSWERED");
        store(2, "run-2", "ANSWERED");
        rate(1);
        rate(2);
        tally(2);

        Findings findings = audit.examine(List.of("run-1", "run-2"), "run", APPLICATION);

        assertThat(findings).isEqualTo(new Findings(2, 2, 0, 2, 0, 2, 0, 0));
    }

    @Test
    void aCallOfWhichOnlyTheIntentIsKnownIsLost() throws SQLException {
        store(1, "run-1", "UNKNOWN");

        Findings findings = audit.examine(List.of("run-1", "run-2"), "run", APPLICATION);

        assertThat(findings.lost()).isEqualTo(2);
        assertThat(findings.unknown()).isEqualTo(1);
    }

    @Test
    void aCallStoredTwiceIsDoubledWhetherAnsweredOrNot() throws SQLException {
        store(1, "run-1", "ANSWERED");
        store(2, "run-1", "ANSWERED");
        store(3, "run-2", "ANSWERED");
        store(4, "run-2", "UNKNOWN");

        assertThat(audit.examine(List.of("run-1"), "run", APPLICATION).doubled())
                .isEqualTo(2);
    }

    @Test
    void aCallTalliedTwiceIsRatedTwice() throws SQLException {
        store(1, "run-1", "ANSWERED");
        rate(1);
        tally(2);

        assertThat(audit.examine(List.of("run-1"), "run", APPLICATION).ratedTwice())
                .isEqualTo(1);
    }

    @Test
    void otherRunsAreLeftOut() throws SQLException {
        store(1, "run-1", "ANSWERED");
        store(2, "running-1", "ANSWERED");
        store(3, "running-1", "ANSWERED");

        Findings findings = audit.examine(List.of("run-1"), "run", APPLICATION);

        assertThat(findings.answered()).isEqualTo(1);
        assertThat(findings.doubled()).isZero();
    }

    @Test
    void aQueueThatIsNotEmptyIsNotSettled() throws SQLException {
        assertThat(audit.isSettled()).isTrue();

        execute(
                "insert into billing.rating_queue (node, epoch, first_sequence, last_sequence) values ('node-1', 1, 1, 2)");

        assertThat(audit.isSettled()).isFalse();
    }

    @Test
    void anEarlierRunThatHasNotEndedIsNotSettled() throws SQLException {
        execute("insert into billing.node_epoch (node, epoch, began_at) values ('node-1', 2, now())");

        assertThat(audit.isSettled()).isFalse();
    }

    @Test
    void otherNodesThatRunAreSettled() throws SQLException {
        execute("insert into billing.node values ('node-2', 1)");
        execute("insert into billing.node_epoch (node, epoch, began_at) values ('node-2', 1, now())");

        assertThat(audit.isSettled()).isTrue();
        assertThat(audit.openEpochs()).isEqualTo(2);
    }

    private void store(int sequence, String correlator, String state) throws SQLException {
        String outcome = state.equals("ANSWERED") ? "200, 'OK', 1, true, 100" : "null, null, null, null, null";
        execute("""
                insert into billing.usage_record
                    (call_id, node, epoch, sequence, received_at, business_date, correlator, environment, organisation,
                     application, credential, plan, api, operation, state, status, code, units, billable, latency_micros,
                     stored_at, payload_hash)
                values ('%s', 'node-1', 1, %d, now(), current_date, '%s', 'LIVE', '%s',
                     '%s', 'key', 'standard', 'iot-devices', 'getShadow', '%s', %s, now(), sha256(''))
                """.formatted(call(sequence), sequence, correlator, APPLICATION, APPLICATION, state, outcome));
    }

    private void rate(int sequence) throws SQLException {
        execute("""
                insert into billing.rated_usage (call_id, rated_at, booked_on, gross_micro_yuan)
                values ('%s', now(), current_date, 0)""".formatted(call(sequence)));
    }

    private void tally(int lines) throws SQLException {
        execute("""
                insert into billing.rated_tally
                values ('%s', current_date, '%s', 'LIVE', 'iot-devices', 'getShadow', %d, 0)
                """.formatted(APPLICATION, APPLICATION, lines));
    }

    private static UUID call(int sequence) {
        return new UUID(7, sequence);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
