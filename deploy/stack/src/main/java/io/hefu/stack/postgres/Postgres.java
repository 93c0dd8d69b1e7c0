package io.hefu.stack.postgres;

import io.hefu.stack.process.ChildProcess;
import io.hefu.stack.process.Folders;
import io.hefu.stack.process.Loopback;
import io.hefu.stack.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real PostgreSQL on 127.0.0.1 whose data outlive it. Ready when it answers a query. */
public final class Postgres implements AutoCloseable {

    public static final int DEFAULT_PORT = 5433;

    private static final String USER = "hefu";
    private static final String DATABASE = "hefu";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DATABASE_EXISTS_ALREADY = "42P04";

    private final PostgresBinaries binaries;
    private final DataFolder data;
    private final int port;
    private final String password;
    private final boolean temporary;
    private Optional<ChildProcess> server = Optional.empty();

    private Postgres(Path data, int port, String password, boolean temporary) {
        this.binaries = PostgresBinaries.unpacked();
        this.data = new DataFolder(data.toAbsolutePath());
        this.port = port;
        this.password = password;
        this.temporary = temporary;
    }

    /** On the data of the folder, which is made if need be; on a free port; password {@code hefu}. For tests. */
    public static Postgres start(Path dataFolder) {
        return start(dataFolder, Loopback.freePort(), "hefu");
    }

    /** @param password of the user {@code hefu}, set when the folder is made: the same must be given ever after */
    public static Postgres start(Path dataFolder, int port, String password) {
        return new Postgres(dataFolder, port, password, false).started();
    }

    /** With data that vanish at the end. */
    public static Postgres temporary() {
        try {
            Path home = Files.createTempDirectory("hefu-postgres-data-");
            return new Postgres(home.resolve("data"), Loopback.freePort(), "hefu", true).started();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String host() {
        return Loopback.HOST;
    }

    public int port() {
        return port;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** The database that is there from the beginning. */
    public String database() {
        return DATABASE;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Loopback.HOST + ":" + port + "/" + database;
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), USER, password);
    }

    /** Makes a database; nothing happens when there is one of that name. */
    public void createDatabase(String name) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database \"" + name + "\"");
        } catch (SQLException e) {
            if (!DATABASE_EXISTS_ALREADY.equals(e.getSQLState())) {
                throw new StartFailure("PostgreSQL does not make the database " + name + ": " + e.getMessage(), e);
            }
        }
    }

    public boolean isHealthy() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet one = statement.executeQuery("select 1")) {
            return one.next();
        } catch (SQLException e) {
            return false;
        }
    }

    /** Empty while stopped. */
    public Optional<Long> pid() {
        return server.filter(ChildProcess::isAlive).map(ChildProcess::pid);
    }

    /** Ends the server in good order, breaking its connections; {@link #startAgain()} continues with the same data. */
    public synchronized void stop() {
        server.ifPresent(ChildProcess::close);
        server = Optional.empty();
    }

    /** SIGKILL, as a crash would be. */
    public synchronized void kill() {
        server.ifPresent(ChildProcess::kill);
        server = Optional.empty();
    }

    public synchronized void startAgain() {
        if (pid().isPresent()) {
            return;
        }
        data.forgetDeadServer();
        ChildProcess started = ChildProcess.start(
                new ChildProcess.Command("PostgreSQL", serverCommand(), Map.of(), data.path(), logFile()), "INT");
        try {
            started.awaitReady(this::isHealthy, PATIENCE);
        } catch (StartFailure e) {
            List<String> complaints = started.log().tail(20).stream()
                    .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
                    .toList();
            started.close();
            throw data.corrupt(complaints.subList(Math.max(0, complaints.size() - 1), complaints.size()));
        }
        server = Optional.of(started);
    }

    @Override
    public void close() {
        stop();
        if (temporary) {
            Folders.delete(data.path().getParent());
        }
    }

    private Postgres started() {
        data.initialize(binaries, USER, password, logFile());
        startAgain();
        createDatabase(DATABASE);
        return this;
    }

    private List<String> serverCommand() {
        return OrdinaryUser.command(List.of(
                binaries.program("postgres").toString(),
                "-D",
                data.path().toString(),
                "-c",
                "port=" + port,
                "-c",
                "listen_addresses=" + Loopback.HOST,
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200"));
    }

    private Path logFile() {
        return data.path().resolveSibling("postgres.log");
    }
}
