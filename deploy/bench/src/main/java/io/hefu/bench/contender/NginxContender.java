package io.hefu.bench.contender;

import io.hefu.bench.key.KeyRing;
import io.hefu.bench.key.KeyTables;
import io.hefu.bench.measure.ProcessTree;
import io.hefu.stack.process.Loopback;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** nginx, without and with Lua. */
public final class NginxContender implements Contender {

    private static final int MOST_BUCKETS = 262_144;
    private static final String MODULES = "/usr/lib/nginx/modules";

    private final Kind kind;
    private final int port;
    private final NginxProcess nginx;

    private NginxContender(Kind kind, int port, NginxProcess nginx) {
        this.kind = kind;
        this.port = port;
        this.nginx = nginx;
    }

    private enum Kind {
        PLAIN,
        LUA
    }

    /** Keys in a {@code map}: in clear, and changed only by a reload. */
    public static NginxContender plain(Path folder, Upstream upstream, KeyRing keys) {
        keys.writeMap(folder.resolve("keys.map"));
        return start(Kind.PLAIN, "nginx.conf", folder, upstream);
    }

    /** Keys by their SHA-256 in shared memory. */
    public static NginxContender lua(Path folder, Upstream upstream, KeyRing keys) {
        keys.writeHashes(folder.resolve("keys.sha256"));
        new Template("gateway.lua").writeTo(folder, Map.of());
        return start(Kind.LUA, "nginx-lua.conf", folder, upstream);
    }

    private static NginxContender start(Kind kind, String template, Path folder, Upstream upstream) {
        int port = Loopback.freePort();
        Path configuration = new Template(template)
                .writeTo(
                        folder,
                        Map.of(
                                "port",
                                port,
                                "upstream",
                                upstream.port(),
                                "workers",
                                Runtime.getRuntime().availableProcessors(),
                                "buckets",
                                MOST_BUCKETS,
                                "rate",
                                KeyTables.CALLS_PER_SECOND,
                                "burst",
                                KeyTables.CALLS_PER_SECOND,
                                "modules",
                                MODULES,
                                "folder",
                                folder.toAbsolutePath(),
                                "body",
                                Upstream.BODY));
        return new NginxContender(kind, port, new NginxProcess(template, configuration, port));
    }

    @Override
    public String name() {
        return kind == Kind.PLAIN ? "nginx" : "lua";
    }

    @Override
    public String title() {
        return kind == Kind.PLAIN ? "nginx" : "nginx + Lua";
    }

    @Override
    public Optional<URI> url(Road road) {
        if (road == Road.PROXIED) {
            return Optional.of(uri("/bench-hosted/v1/status"));
        }
        return kind == Kind.LUA ? Optional.of(uri("/in-process")) : Optional.empty();
    }

    @Override
    public ProcessTree processes() {
        return nginx.processes();
    }

    @Override
    public Optional<Runnable> createKey() {
        return kind == Kind.LUA ? Optional.of(KeyEndpoint.create(uri("/"))) : Optional.empty();
    }

    @Override
    public void kill() {
        nginx.kill();
    }

    @Override
    public void startAgain() {
        nginx.startAgain();
    }

    @Override
    public Set<String> recorded() {
        return UsageLines.correlators(nginx.folder().resolve("usage.log"));
    }

    @Override
    public void close() {
        nginx.close();
    }

    private URI uri(String path) {
        return URI.create("http://" + Loopback.HOST + ":" + port + path);
    }
}
