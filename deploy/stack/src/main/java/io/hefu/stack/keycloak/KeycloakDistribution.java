package io.hefu.stack.keycloak;

import io.hefu.stack.process.ChildProcess;
import io.hefu.stack.process.Jvm;
import io.hefu.stack.process.StartFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keycloak as published, unpacked by the build, with its one slow step done: {@code kc.sh build} for PostgreSQL, with our
 * extension in it.
 *
 * @param extension the extension's classes
 */
record KeycloakDistribution(Path home, Path extension) {

    private static final String FEATURES = "--features-disabled=kerberos,par,oid4vc-vci,workflows,organization";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** @param unpacked where the build put the one folder {@code keycloak-<version>} */
    static KeycloakDistribution in(Path unpacked, Path extension) {
        try (Stream<Path> folders = Files.list(unpacked)) {
            return folders.filter(folder -> Files.isExecutable(folder.resolve("bin/kc.sh")))
                    .findFirst()
                    .map(home -> new KeycloakDistribution(home, extension))
                    .orElseThrow(() -> missing(unpacked));
        } catch (IOException e) {
            throw missing(unpacked);
        }
    }

    /** Whether the step was done, with the extension and the features as they are now. */
    boolean isPrepared() {
        try {
            return Files.exists(mark())
                    && Arrays.equals(Files.readAllBytes(mark()), preparedWith(ExtensionJar.of(extension)));
        } catch (IOException e) {
            throw new StartFailure("Keycloak's extension cannot be read in " + extension + ": build first.", e);
        }
    }

    /** Does the slow step if it is not done yet; several processes may ask at once. */
    void prepare() {
        try (FileChannel channel = FileChannel.open(
                        home.resolveSibling("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !isPrepared()) {
                byte[] extensionJar = ExtensionJar.of(extension);
                Files.write(
                        Files.createDirectories(home.resolve("providers")).resolve("hefu-keycloak.jar"), extensionJar);
                build();
                Files.write(mark(), preparedWith(extensionJar));
            }
        } catch (IOException e) {
            throw new StartFailure("Keycloak cannot be prepared in " + home + ": " + e.getMessage() + ".", e);
        }
    }

    /** Puts the realm where {@code --import-realm} looks. It holds placeholders only, no secrets. */
    void offerRealm(Path realmFile) {
        try {
            Path folder = Files.createDirectories(home.resolve("data/import"));
            Path half = Files.createTempFile(folder.getParent(), "realm", ".json");
            Files.copy(realmFile, half, StandardCopyOption.REPLACE_EXISTING);
            Files.move(
                    half,
                    folder.resolve("hefu-realm.json"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartFailure("The realm " + realmFile + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private void build() {
        ChildProcess build = ChildProcess.start(new ChildProcess.Command(
                "Keycloak's preparation",
                List.of(home.resolve("bin/kc.sh").toString(), "build", "--db=postgres", FEATURES),
                Map.of("JAVA_HOME", Jvm.home().toString(), "JAVA_OPTS_KC_HEAP", "-Xmx512m"),
                home,
                home.resolveSibling("prepare.log")));
        build.awaitSuccess(PATIENCE);
    }

    private Path mark() {
        return home.resolve("prepared-with");
    }

    private static byte[] preparedWith(byte[] extensionJar) {
        byte[] features = FEATURES.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(extensionJar.length + features.length)
                .put(extensionJar)
                .put(features)
                .array();
    }

    private static StartFailure missing(Path unpacked) {
        return new StartFailure(
                "There is no Keycloak in " + unpacked + ": build first, with ./mvnw package -DskipTests.");
    }
}
