package io.hefu.bench.comparison;

import io.hefu.bench.contender.Contender;
import io.hefu.bench.contender.HefuContender;
import io.hefu.bench.contender.JavaContender;
import io.hefu.bench.contender.JavaContender.Peer;
import io.hefu.bench.contender.NginxContender;
import io.hefu.bench.contender.Upstream;
import io.hefu.bench.key.KeyRing;
import io.hefu.stack.process.Folders;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Gateways that run side by side before the same upstream. */
final class Lineup implements AutoCloseable {

    private final Path folder;
    private final HefuContender.Settings settings;
    private final KeyRing keys;
    private final Upstream upstream;
    private final List<Contender> contenders = new ArrayList<>();

    private Lineup(Path folder, HefuContender.Settings settings, KeyRing keys) {
        this.folder = folder;
        this.settings = settings;
        this.keys = keys;
        this.upstream = new Upstream(folder.resolve("upstream"));
    }

    /**
     * Returns when all are ready.
     *
     * @param folder emptied first
     * @param settings of Hefu; every Java gateway gets its Java's options
     * @param keys that they know from the start
     */
    static Lineup start(Collection<String> names, Path folder, HefuContender.Settings settings, KeyRing keys)
            throws SQLException {
        Folders.delete(folder);
        Lineup lineup = new Lineup(folder, settings, keys);
        try {
            for (String name : names) {
                System.out.println("Starting " + name + " …");
                lineup.contenders.add(lineup.started(name));
            }
            return lineup;
        } catch (SQLException | RuntimeException e) {
            lineup.close();
            throw e;
        }
    }

    List<Contender> contenders() {
        return contenders;
    }

    /** Empty when it is not among them. */
    Optional<HefuContender> hefu() {
        return contenders.stream()
                .filter(HefuContender.class::isInstance)
                .map(HefuContender.class::cast)
                .findFirst();
    }

    /** Lets this one have the machine. */
    void leaveAlone(Contender chosen) {
        for (Contender contender : contenders) {
            if (contender == chosen) {
                contender.resume();
            } else {
                contender.pause();
            }
        }
    }

    void resumeAll() {
        contenders.forEach(Contender::resume);
    }

    @Override
    public void close() {
        contenders.forEach(Contender::close);
        upstream.close();
    }

    private Contender started(String name) throws SQLException {
        Path own = folder.resolve(name);
        return switch (name) {
            case "hefu" -> HefuContender.start(own, settings, upstream, keys);
            case "lua" -> NginxContender.lua(own, upstream, keys);
            case "nginx" -> NginxContender.plain(own, upstream, keys);
            case "scg" -> JavaContender.start(Peer.SCG, own, settings.javaOptions(), upstream, keys);
            case "vertx" -> JavaContender.start(Peer.VERTX, own, settings.javaOptions(), upstream, keys);
            default -> throw new IllegalArgumentException("name: " + name);
        };
    }
}
