package io.hefu.bench.rig;

import io.hefu.bench.audit.Audit;
import io.hefu.clients.platform.ClientFailure;
import io.hefu.clients.platform.Login;
import io.hefu.clients.platform.Platform;
import io.hefu.stack.assembly.Part;
import io.hefu.stack.assembly.Progress;
import io.hefu.stack.assembly.Stack;
import io.hefu.stack.assembly.StackPlan;
import io.hefu.stack.process.Folders;
import io.hefu.stack.project.Project;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A whole Hefu of this benchmark's own, on free ports and with fresh data, whose parts can be broken and mended. */
public final class Rig implements AutoCloseable {

    /** What Hefu must be told where partners' upstreams are on this machine. */
    public static final Map<String, String> PARTNERS_ON_THIS_MACHINE =
            Map.of("hefu.hosting.allowed-inside-addresses", "127.0.0.0/8", "hefu.hosting.plain-http-allowed", "true");

    private static final String SUBSCRIBER_NUMBER = "+8613800000001";

    private final Stack stack;

    private Rig(Stack stack) {
        this.stack = stack;
    }

    /** @param name of its folder under {@code deploy/run}, which is emptied */
    public static Rig start(String name) {
        return start(name, Map.of());
    }

    /**
     * @param name of its folder under {@code deploy/run}, which is emptied
     * @param properties of Hefu's configuration, besides the usual
     */
    public static Rig start(String name, Map<String, String> properties) {
        return start(
                Project.here().runFolder().resolve(name),
                plan -> plan.withHefu(plan.hefuArtifact(), plan.hefuJavaOptions(), properties));
    }

    /**
     * @param folder for its data, which is emptied
     * @param changed what is to be other than usual, given the usual
     */
    public static Rig start(Path folder, UnaryOperator<StackPlan> changed) {
        Folders.delete(folder);
        StackPlan plan = changed.apply(StackPlan.onFreePorts(Project.here(), folder, EnumSet.allOf(Part.class)));
        Rig rig = new Rig(Stack.start(plan, Progress.SILENT));
        Runtime.getRuntime().addShutdownHook(new Thread(rig::close, "shutdown"));
        return rig;
    }

    public Platform platform() {
        return new Platform(
                URI.create(stack.hefu().url()),
                login("admin"),
                login("finance"),
                login("subscriber"),
                SUBSCRIBER_NUMBER);
    }

    /** {@code kill -9}. */
    public void killHefu() {
        stack.hefu().kill();
    }

    /** Returns when it is ready. */
    public void startHefu() {
        stack.hefu().startAgain();
    }

    /** Returns once a gauge of Hefu's metrics is at least so high. */
    public void awaitGauge(String name, double least, Duration patience) throws InterruptedException {
        new Gauges(platform().url()).await(name, least, patience);
    }

    public void stopPostgres() {
        stack.postgres().stop();
    }

    public void startPostgres() {
        stack.postgres().startAgain();
    }

    /** The process of a part that runs in one of its own; empty while it is stopped. */
    public Optional<Long> pid(Part part) {
        return stack.pid(part);
    }

    public Connection database() throws SQLException {
        return stack.postgres().connect(stack.postgres().database());
    }

    /** Waits until every call on disk is in the database and rated; fails when that takes too long. */
    public void awaitDrained(Audit audit) throws InterruptedException {
        if (!awaitDrained(audit, Settling.PATIENCE)) {
            throw new ClientFailure("The journal is not drained and rated after %d min; Hefu's log is %s."
                    .formatted(Settling.PATIENCE.toMinutes(), stack.plan().log(Part.HEFU)));
        }
    }

    /** @return whether it was so in time */
    public boolean awaitDrained(Audit audit, Duration patience) throws InterruptedException {
        return new Settling(List.of(platform().url()), audit).await(patience);
    }

    @Override
    public void close() {
        stack.close();
    }

    private Login login(String username) {
        return new Login(username, stack.plan().demoPassword());
    }
}
