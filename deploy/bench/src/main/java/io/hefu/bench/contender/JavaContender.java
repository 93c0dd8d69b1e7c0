package io.hefu.bench.contender;

import io.hefu.bench.key.KeyRing;
import io.hefu.bench.key.KeyTables;
import io.hefu.bench.measure.ProcessTree;
import io.hefu.stack.process.ChildProcess;
import io.hefu.stack.process.Health;
import io.hefu.stack.process.Jvm;
import io.hefu.stack.process.Loopback;
import io.hefu.stack.process.StartFailure;
import io.hefu.stack.project.Project;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A program of {@code deploy/bench/peers}. */
public final class JavaContender implements Contender {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Peer peer;
    private final Path folder;
    private final int port;
    private final List<String> words;
    private ChildProcess process;

    private JavaContender(Peer peer, Path folder, int port, List<String> words) {
        this.peer = peer;
        this.folder = folder;
        this.port = port;
        this.words = words;
        this.process = started();
    }

    /** Which one. */
    public enum Peer {
        SCG("Spring Cloud Gateway", "spring-cloud-gateway", "io.hefu.bench.peer.spring.SpringGateway"),
        VERTX("Vert.x http proxy", "vertx-proxy", "io.hefu.bench.peer.vertx.VertxProxy");

        private final String title;
        private final String module;
        private final String program;

        Peer(String title, String module, String program) {
            this.title = title;
            this.module = module;
            this.program = program;
        }

        private String classPath() {
            Path target = Project.here()
                    .root()
                    .resolve("deploy/bench/peers")
                    .resolve(module)
                    .resolve("target");
            try {
                return target.resolve("classes") + File.pathSeparator + Files.readString(target.resolve("classpath"));
            } catch (IOException e) {
                throw new StartFailure(title + " is not built: " + e.getMessage() + " is missing.", e);
            }
        }
    }

    public static JavaContender start(
            Peer peer, Path folder, List<String> javaOptions, Upstream upstream, KeyRing keys) {
        int port = Loopback.freePort();
        List<String> words = new ArrayList<>(List.of(Jvm.program()));
        words.addAll(javaOptions);
        words.addAll(List.of(
                "-cp",
                peer.classPath(),
                peer.program,
                String.valueOf(port),
                String.valueOf(upstream.port()),
                keys.writeHashes(folder.resolve("keys.sha256")).toString(),
                usage(folder).toString(),
                String.valueOf(KeyTables.CALLS_PER_SECOND)));
        return new JavaContender(peer, folder, port, words);
    }

    @Override
    public String name() {
        return peer == Peer.SCG ? "scg" : "vertx";
    }

    @Override
    public String title() {
        return peer.title;
    }

    @Override
    public Optional<URI> url(Road road) {
        return road == Road.PROXIED ? Optional.of(root().resolve("/bench-hosted/v1/status")) : Optional.empty();
    }

    @Override
    public ProcessTree processes() {
        return new ProcessTree(List.of(process.pid()));
    }

    @Override
    public Optional<Runnable> createKey() {
        return Optional.of(KeyEndpoint.create(root()));
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void startAgain() {
        process = started();
    }

    @Override
    public Set<String> recorded() {
        return UsageLines.correlators(usage(folder));
    }

    @Override
    public void close() {
        process.close();
    }

    private ChildProcess started() {
        ChildProcess child = ChildProcess.start(
                new ChildProcess.Command(peer.title, words, Map.of(), folder, folder.resolve("peer.log")));
        child.awaitReady(() -> Health.listens(port), PATIENCE);
        return child;
    }

    private static Path usage(Path folder) {
        return folder.resolve("usage.log");
    }

    private URI root() {
        return URI.create("http://" + Loopback.HOST + ":" + port + "/");
    }
}
