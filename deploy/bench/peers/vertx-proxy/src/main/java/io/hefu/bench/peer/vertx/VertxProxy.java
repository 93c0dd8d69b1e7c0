package io.hefu.bench.peer.vertx;

import io.hefu.bench.peer.admission.Admission;
import io.hefu.bench.peer.admission.Keys;
import io.hefu.bench.peer.admission.UsageLog;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;

/** The program: a verticle for each core. */
public final class VertxProxy {

    private VertxProxy() {}

    /** @param arguments port, upstream's port, file of keys, file of usage, calls a second of each key */
    public static void main(String[] arguments) throws IOException {
        Keys keys = Keys.load(Path.of(arguments[2]));
        Admission admission = new Admission(keys, Integer.parseInt(arguments[4]));
        UsageLog usage = UsageLog.open(Path.of(arguments[3]));
        int port = Integer.parseInt(arguments[0]);
        int upstream = Integer.parseInt(arguments[1]);
        int cores = Runtime.getRuntime().availableProcessors();
        Vertx.vertx()
                .deployVerticle(
                        () -> new ProxyVerticle(port, upstream, keys, admission, usage),
                        new DeploymentOptions().setInstances(cores))
                .onFailure(failure -> {
                    System.err.println(failure);
                    System.exit(1);
                });
    }
}
