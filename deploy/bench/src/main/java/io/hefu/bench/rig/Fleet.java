package io.hefu.bench.rig;

import io.hefu.bench.audit.Audit;
import io.hefu.clients.platform.ClientFailure;
import io.hefu.clients.platform.Login;
import io.hefu.clients.platform.Platform;
import io.hefu.stack.assembly.HefuConfiguration;
import io.hefu.stack.assembly.Part;
import io.hefu.stack.assembly.Progress;
import io.hefu.stack.assembly.Stack;
import io.hefu.stack.assembly.StackPlan;
import io.hefu.stack.platform.Hefu;
import io.hefu.stack.process.Folders;
import io.hefu.stack.process.Loopback;
import io.hefu.stack.project.Project;
import io.hefu.stack.redis.Redis;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Several Hefu nodes over one PostgreSQL and one Redis, on free ports and with fresh data, each of which can be broken. */
public final class Fleet implements AutoCloseable {

    private static final String SUBSCRIBER_NUMBER = "+8613800000001";
    /** The default, which the stack leaves out as it runs one node. */
    private static final String DRAIN_DELAY = "3s";

    private final Stack stack;
    private final Redis redis;
    private final List<Hefu> nodes = new ArrayList<>();

    private Fleet(Stack stack, Redis redis) {
        this.stack = stack;
        this.redis = redis;
    }

    /** @param name of its folder under {@code deploy/run}, which is emptied */
    public static Fleet start(String name, int count) {
        Project project = Project.here();
        Path folder = project.runFolder().resolve(name);
        Folders.delete(folder);
        EnumSet<Part> parts = EnumSet.complementOf(EnumSet.of(Part.HEFU));
        StackPlan plan = StackPlan.onFreePorts(project, folder, parts);
        Fleet fleet = new Fleet(Stack.start(plan, Progress.SILENT), Redis.temporary());
        Runtime.getRuntime().addShutdownHook(new Thread(fleet::close, "shutdown"));
        for (int node = 1; node <= count; node++) {
            fleet.addNode(node);
        }
        return fleet;
    }

    private void addNode(int number) {
        StackPlan plan = stack.plan();
        int port = number == 1 ? plan.port(Part.HEFU) : Loopback.freePort();
        String name = "node-" + number;
        Map<String, String> configuration = new HashMap<>(HefuConfiguration.environment(plan));
        configuration.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        configuration.put("HEFU_NODE", name);
        configuration.put(
                "HEFU_JOURNAL_DIRECTORY",
                plan.dataFolder().resolve("journal-" + name).toString());
        configuration.put("HEFU_LIMITS_REDIS_URL", redis.url());
        configuration.put("HEFU_DRAIN_DELAY", DRAIN_DELAY);
        nodes.add(Hefu.start(new Hefu.Settings(
                port,
                plan.project().hefuArtifact(),
                Hefu.JAVA_OPTIONS,
                configuration,
                plan.runFolder(),
                plan.logFolder().resolve(name + ".log"))));
    }

    /** With the first node as the portal. */
    public Platform platform() {
        return new Platform(url(0), login("admin"), login("finance"), login("subscriber"), SUBSCRIBER_NUMBER);
    }

    public int size() {
        return nodes.size();
    }

    public URI url(int node) {
        return URI.create(nodes.get(node).url());
    }

    public List<URI> urls() {
        return nodes.stream().map(node -> URI.create(node.url())).toList();
    }

    /** Tells it to stop in good order; returns when it is gone. */
    public void stopNode(int node) {
        nodes.get(node).close();
    }

    /** Again; returns when it is ready. */
    public void startNode(int node) {
        nodes.get(node).startAgain();
    }

    public Connection database() throws SQLException {
        return stack.postgres().connect(stack.postgres().database());
    }

    /** Waits until every call on the nodes' disks is in the database and rated; fails when that takes too long. */
    public void awaitDrained(Audit audit) throws InterruptedException {
        if (!new Settling(urls(), audit).await(Settling.PATIENCE)) {
            throw new ClientFailure("The journals are not drained and rated after %d min; the nodes' logs are in %s."
                    .formatted(Settling.PATIENCE.toMinutes(), stack.plan().logFolder()));
        }
    }

    /** {@code kill -9}, for good. */
    public void killNode(int node) {
        nodes.get(node).kill();
    }

    public void killRedis() {
        redis.kill();
    }

    /** With nothing in it. */
    public void startRedis() {
        redis.startAgain();
    }

    @Override
    public synchronized void close() {
        nodes.parallelStream().forEach(Hefu::close);
        redis.close();
        stack.close();
    }

    private Login login(String username) {
        return new Login(username, stack.plan().demoPassword());
    }
}
