package io.hefu.bench.comparison;

import io.hefu.bench.contender.Contender;
import io.hefu.bench.contender.HefuContender;
import io.hefu.bench.contender.JavaContender;
import io.hefu.bench.contender.NginxContender;
import io.hefu.bench.contender.Upstream;
import io.hefu.bench.key.KeyRing;
import io.hefu.bench.measure.Wrk;
import io.hefu.stack.process.Folders;
import io.hefu.stack.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Starts those that are compared, measures them, and ends them. */
public final class Comparison {

    private static final String FOLDER = "bench-gateway";
    private static final int KEYS = 100;

    /** The same for every Java gateway; a million keys must fit. */
    private static final List<String> JAVA_OPTIONS = List.of("-Xms2g", "-Xmx2g");

    private final Selection selection;
    private final Path results;
    private final Path folder = Project.here().runFolder().resolve(FOLDER);
    private final List<Contender> contenders = new ArrayList<>();

    public Comparison(Selection selection, Path results) {
        this.selection = selection;
        this.results = results;
    }

    /** @return whether everything is as it should be */
    public boolean run() throws Exception {
        Folders.delete(folder);
        KeyRing keys = KeyRing.mint(KEYS, new SplittableRandom());
        Path keyFile = keys.writeClear(folder.resolve("keys"));
        try (Upstream upstream = new Upstream(folder.resolve("upstream"))) {
            start(upstream, keys);
            Throughput throughput = new Throughput(selection, new Wrk(folder.resolve("wrk")), keyFile);
            Series series = throughput.measure(contenders);
            new ThroughputFigures(series).print();
            return true;
        } finally {
            contenders.forEach(Contender::close);
        }
    }

    private Contender javaPeer(String name, Upstream upstream, KeyRing keys) {
        JavaContender.Peer peer = name.equals("scg") ? JavaContender.Peer.SCG : JavaContender.Peer.VERTX;
        return JavaContender.start(peer, folder.resolve(name), JAVA_OPTIONS, upstream, keys);
    }

    private void start(Upstream upstream, KeyRing keys) throws Exception {
        for (String name : selection.contenders()) {
            switch (name) {
                case "hefu" -> contenders.add(HefuContender.start(FOLDER + "/hefu", JAVA_OPTIONS, keys));
                case "lua" -> contenders.add(NginxContender.lua(folder.resolve(name), upstream, keys));
                case "nginx" -> contenders.add(NginxContender.plain(folder.resolve(name), upstream, keys));
                default -> contenders.add(javaPeer(name, upstream, keys));
            }
        }
    }
}
