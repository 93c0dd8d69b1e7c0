package io.hefu.stack.keycloak;

import io.hefu.stack.postgres.Postgres;
import io.hefu.stack.process.ChildProcess;
import io.hefu.stack.process.Health;
import io.hefu.stack.process.Jvm;
import io.hefu.stack.process.Loopback;
import io.hefu.stack.project.Project;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real Keycloak on 127.0.0.1 with the realm {@code hefu}, its data in a database of its own. The realm file is imported
 * at the first start; later starts keep what is there. Ready when the realm's discovery document is answered.
 */
public final class Keycloak implements AutoCloseable {

    public static final int DEFAULT_PORT = 8180;
    public static final String REALM = "hefu";

    private static final String DATABASE = "keycloak";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Little memory and a quick start matter more here than the last tenth of speed. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms64m",
            "-Xmx320m",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Djava.security.egd=file:/dev/urandom",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            // A connection that was idle is tried before it is used: PostgreSQL may have been restarted meanwhile.
            "-Dquarkus.datasource.jdbc.validate-on-borrow=true",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    private final Settings settings;
    private final ChildProcess process;

    private Keycloak(Settings settings, ChildProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /**
     * What it needs to start.
     *
     * @param project where Keycloak was unpacked, and its extension and the realm are
     * @param authenticationDeviceUrl where subscribers' phones are asked (CIBA)
     * @param realmSecrets what stands for the placeholders of the realm file
     * @param adminPassword of the administrator {@code admin} of Keycloak itself
     */
    public record Settings(
            int port,
            Project project,
            String authenticationDeviceUrl,
            Map<String, String> realmSecrets,
            String adminPassword,
            Path logFile) {}

    /** Does the slow first step, which needs nothing running. */
    public static void prepare(Project project) {
        distribution(project).prepare();
    }

    public static boolean isPrepared(Project project) {
        return distribution(project).isPrepared();
    }

    public static Keycloak start(Settings settings, Postgres postgres) {
        KeycloakDistribution distribution = distribution(settings.project());
        distribution.prepare();
        distribution.offerRealm(settings.project().realmFile());
        postgres.createDatabase(DATABASE);
        ChildProcess process = ChildProcess.start(new ChildProcess.Command(
                "Keycloak",
                command(distribution.home(), settings),
                environment(settings, postgres),
                distribution.home(),
                settings.logFile()));
        Keycloak keycloak = new Keycloak(settings, process);
        try {
            process.awaitReady(keycloak::isHealthy, PATIENCE);
        } catch (RuntimeException e) {
            process.kill();
            throw e;
        }
        return keycloak;
    }

    public int port() {
        return settings.port();
    }

    public String url() {
        return url(settings.port());
    }

    /** Empty when it has ended. */
    public Optional<Long> pid() {
        return process.isAlive() ? Optional.of(process.pid()) : Optional.empty();
    }

    public boolean isHealthy() {
        return Health.answers(url() + "/realms/" + REALM + "/.well-known/openid-configuration");
    }

    @Override
    public void close() {
        process.close();
    }

    private static KeycloakDistribution distribution(Project project) {
        return KeycloakDistribution.in(project.keycloak(), project.keycloakExtension());
    }

    private static String url(int port) {
        return "http://" + Loopback.HOST + ":" + port;
    }

    /** Java itself rather than {@code kc.sh}, which would stay between us and the process that we have to end. */
    private static List<String> command(Path home, Settings settings) {
        List<String> words = new ArrayList<>();
        words.add(Jvm.program());
        words.addAll(JVM_OPTIONS);
        words.addAll(List.of(
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=" + Loopback.HOST,
                "--http-port=" + settings.port(),
                "--hostname=" + url(settings.port()),
                "--spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri="
                        + settings.authenticationDeviceUrl()));
        return words;
    }

    /** Secrets travel in the environment: a command line is for all to see. */
    private static Map<String, String> environment(Settings settings, Postgres postgres) {
        Map<String, String> environment = new HashMap<>(settings.realmSecrets());
        environment.put("KC_DB_URL", postgres.jdbcUrl(DATABASE));
        environment.put("KC_DB_USERNAME", postgres.user());
        environment.put("KC_DB_PASSWORD", postgres.password());
        environment.put("KC_DB_POOL_MAX_SIZE", "20");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", settings.adminPassword());
        return environment;
    }
}
