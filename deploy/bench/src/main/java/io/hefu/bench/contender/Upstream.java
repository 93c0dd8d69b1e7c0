package io.hefu.bench.contender;

import io.hefu.stack.process.Loopback;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** What the gateways stand before: one nginx worker that answers the same kilobyte to everybody. */
public final class Upstream implements AutoCloseable {

    /** 1024 bytes; the API {@code bench-status} answers the same. */
    static final String BODY = "{\"status\":\"running\",\"text\":\"" + "0123456789abcdef".repeat(62) + "01\"}";

    private final int port = Loopback.freePort();
    private final NginxProcess nginx;

    public Upstream(Path folder) {
        Path configuration = new Template("upstream.conf").writeTo(folder, Map.of("port", port, "body", BODY));
        this.nginx = new NginxProcess("The upstream", configuration, port);
    }

    public int port() {
        return port;
    }

    URI url() {
        return URI.create("http://" + Loopback.HOST + ":" + port);
    }

    @Override
    public void close() {
        nginx.close();
    }
}
