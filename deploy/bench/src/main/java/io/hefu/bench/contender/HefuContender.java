package io.hefu.bench.contender;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.bench.audit.Audit;
import io.hefu.bench.key.KeyRing;
import io.hefu.bench.key.KeyTables;
import io.hefu.bench.key.KeyTables.Priced;
import io.hefu.bench.measure.ProcessTree;
import io.hefu.bench.rig.Rig;
import io.hefu.clients.people.Developer;
import io.hefu.clients.people.Newcomer;
import io.hefu.clients.people.OperatorAdmin;
import io.hefu.clients.people.PartnerFinance;
import io.hefu.clients.platform.ClientFailure;
import io.hefu.stack.assembly.Part;
import io.hefu.stack.process.Signals;
import io.hefu.stack.project.Project;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Hefu with everything on, and one more API in its own process. */
public final class HefuContender implements Contender {

    private static final Path ARTIFACT = Path.of("deploy/bench/platform/target/quarkus-app/quarkus-run.jar");
    private static final Priced STATUS = new Priced("bench-status", "readStatus");
    private static final Priced HOSTED = new Priced("bench-hosted", "readHostedStatus");
    private static final Duration READ_AHEAD_PATIENCE = Duration.ofMinutes(5);
    private static final Duration SETTLE_PATIENCE = Duration.ofMinutes(2);

    private final Rig rig;
    private final Connection database;
    private Optional<Newcomer> newcomer = Optional.empty();

    private HefuContender(Rig rig, Connection database) {
        this.rig = rig;
        this.database = database;
    }

    /**
     * What it runs with.
     *
     * @param properties of its configuration, besides the usual
     */
    public record Settings(List<String> javaOptions, Map<String, String> properties) {}

    /** @param folder for its data, emptied first */
    public static HefuContender start(Path folder, Settings settings, Upstream upstream, KeyRing keys)
            throws SQLException {
        Map<String, String> properties = new TreeMap<>(Rig.PARTNERS_ON_THIS_MACHINE);
        properties.putAll(settings.properties());
        Rig rig = Rig.start(
                folder,
                plan -> plan.withHefu(Project.here().root().resolve(ARTIFACT), settings.javaOptions(), properties));
        host(rig, upstream);
        HefuContender hefu = new HefuContender(rig, rig.database());
        KeyTables tables = new KeyTables(hefu.database);
        tables.prepare(List.of(STATUS, HOSTED));
        tables.add(keys);
        return hefu;
    }

    public void add(KeyRing keys) throws SQLException {
        new KeyTables(database).add(keys);
    }

    /** Empty while it is killed. */
    public Optional<Long> pid() {
        return rig.pid(Part.HEFU);
    }

    @Override
    public String name() {
        return "hefu";
    }

    @Override
    public String title() {
        return "Hefu";
    }

    @Override
    public Optional<URI> url(Road road) {
        URI root = rig.platform().url();
        if (road == Road.IN_PROCESS) {
            return Optional.of(root.resolve("/bench-status/v1/status"));
        }
        return Optional.of(root.resolve("/bench-hosted/v1/status"));
    }

    @Override
    public ProcessTree processes() {
        return new ProcessTree(pid().stream().toList());
    }

    @Override
    public ProcessTree allProcesses() {
        return new ProcessTree(
                Stream.concat(pid().stream(), rig.pid(Part.POSTGRES).stream()).toList());
    }

    /** Until the journal is delivered and rated, which would otherwise slow whoever comes next. */
    @Override
    public void settle() throws InterruptedException {
        rig.awaitDrained(new Audit(database), SETTLE_PATIENCE);
    }

    @Override
    public void pause() {
        pid().ifPresent(pid -> Signals.send("STOP", pid));
    }

    @Override
    public void resume() {
        pid().ifPresent(pid -> Signals.send("CONT", pid));
    }

    @Override
    public Optional<Runnable> createKey() {
        if (newcomer.isEmpty()) {
            newcomer = Optional.of(Newcomer.arrive(rig.platform(), sentence -> {}));
        }
        Newcomer owner = newcomer.get();
        Developer.Key key = owner.developer().createKey(owner.application(), "bench", "LIVE");
        return Optional.of(() -> owner.developer().revokeKey(owner.application(), key));
    }

    /** Starts it anew, and waits until it has read ahead so many keys. */
    public void readAhead(int keys) throws InterruptedException {
        settle();
        rig.killHefu();
        rig.startHefu();
        rig.awaitGauge("hefu_credentials_known", keys, READ_AHEAD_PATIENCE);
    }

    @Override
    public void kill() {
        rig.killHefu();
    }

    @Override
    public void startAgain() {
        rig.startHefu();
    }

    @Override
    public Set<String> recorded() throws InterruptedException {
        rig.awaitDrained(new Audit(database));
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select correlator from billing.usage_record where state = 'ANSWERED'")) {
            Set<String> correlators = new HashSet<>();
            while (rows.next()) {
                correlators.add(rows.getString(1));
            }
            return correlators;
        } catch (SQLException e) {
            throw new ClientFailure("The usage records cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * A partner hands in an API in front of the upstream, and the operator approves it. Its calls are signed as those who get
     * thousands a second would have it; the upstream looks at no signature.
     */
    private static void host(Rig rig, Upstream upstream) {
        try (InputStream definition = HefuContender.class.getResourceAsStream("/contender/bench-hosted.json")) {
            PartnerFinance partner =
                    PartnerFinance.signIn(rig.platform().url(), rig.platform().finance());
            OperatorAdmin admin =
                    OperatorAdmin.signIn(rig.platform().url(), rig.platform().admin());
            admin.approve(partner.submitApiSignedBySecret(
                    HOSTED.api(), "v1", new ObjectMapper().readTree(definition), upstream.url(), secret -> {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        resume();
        rig.close();
    }
}
