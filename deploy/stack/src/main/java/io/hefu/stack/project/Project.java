package io.hefu.stack.project;

import io.hefu.stack.process.StartFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The source tree with what the build made of it. */
public record Project(Path root) {

    private static final Path STACK = Path.of("deploy", "stack");

    /** The tree in which this process was started, or one of its folders. */
    public static Project around(Path folder) {
        return Stream.iterate(folder.toAbsolutePath().normalize(), path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve(STACK).resolve("pom.xml")))
                .findFirst()
                .map(Project::new)
                .orElseThrow(() -> new StartFailure(folder.toAbsolutePath() + " is not in the source tree of Hefu."));
    }

    public static Project here() {
        return around(Path.of(""));
    }

    public Path runFolder() {
        return root.resolve("deploy/run");
    }

    public Path realmFile() {
        return root.resolve("deploy/keycloak/hefu-realm.json");
    }

    /** Where the build unpacks Keycloak. */
    public Path keycloak() {
        return stackTarget().resolve("keycloak");
    }

    /** The classes that run inside Keycloak. */
    public Path keycloakExtension() {
        return root.resolve("deploy/keycloak/target/classes");
    }

    public Path hefuArtifact() {
        return root.resolve("gateway/target/quarkus-app/quarkus-run.jar");
    }

    /** The stack with all its libraries, the broker's among them, as the build wrote it down. */
    public String stackClassPath() {
        Path written = stackTarget().resolve("classpath");
        try {
            return stackTarget().resolve("classes")
                    + File.pathSeparator
                    + Files.readString(written).trim();
        } catch (IOException e) {
            throw new StartFailure(
                    "The stack is not built: there is no " + written + "; build it with ./mvnw package -DskipTests.");
        }
    }

    private Path stackTarget() {
        return root.resolve(STACK).resolve("target");
    }
}
