package io.hefu.stack.assembly;

import io.hefu.stack.platform.Hefu;
import io.hefu.stack.process.Loopback;
import io.hefu.stack.project.Project;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which parts are to run, and where.
 *
 * @param ports of all parts, those that do not run included: the broker asks Hefu even if somebody else started it
 * @param runFolder for data, logs and secrets; it may outlive the stack
 * @param hefuArtifact the runnable jar
 * @param hefuProperties what Hefu is told besides, or instead of, {@link HefuConfiguration}
 */
public record StackPlan(
        Project project,
        Path runFolder,
        Secrets secrets,
        Set<Part> parts,
        Map<Part, Integer> ports,
        String demoPassword,
        Path hefuArtifact,
        List<String> hefuJavaOptions,
        Map<String, String> hefuProperties) {

    /** The password of all demo users, on this machine only. */
    public static final String DEMO_PASSWORD = "hefu-demo";

    /** Everything, where people expect it. */
    public static StackPlan complete(Project project, Path runFolder, int hefuPort) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, part.defaultPort());
        }
        ports.put(Part.HEFU, hefuPort);
        return plan(project, runFolder, EnumSet.allOf(Part.class), ports);
    }

    /** Some parts, with what they need, on free ports. The control is always among them. */
    public static StackPlan onFreePorts(Project project, Path runFolder, Set<Part> wanted) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, Loopback.freePort());
        }
        EnumSet<Part> parts = EnumSet.copyOf(wanted);
        parts.add(Part.CONTROL);
        if (parts.contains(Part.KEYCLOAK) || parts.contains(Part.HEFU)) {
            parts.add(Part.POSTGRES);
        }
        return plan(project, runFolder, parts, ports);
    }

    /** With another build of Hefu, other options of its Java, and properties of its configuration. */
    public StackPlan withHefu(Path artifact, List<String> javaOptions, Map<String, String> properties) {
        return new StackPlan(
                project, runFolder, secrets, parts, ports, demoPassword, artifact, javaOptions, properties);
    }

    public int port(Part part) {
        return ports.get(part);
    }

    public String url(Part part) {
        return "http://" + Loopback.HOST + ":" + port(part);
    }

    public Path dataFolder() {
        return runFolder.resolve("data");
    }

    public Path log(Part part) {
        return logFolder().resolve(part.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".log");
    }

    public Path logFolder() {
        return runFolder.resolve("logs");
    }

    private static StackPlan plan(Project project, Path runFolder, Set<Part> parts, Map<Part, Integer> ports) {
        Path folder = runFolder.toAbsolutePath();
        Secrets secrets = Secrets.in(folder.resolve("secrets.properties"));
        return new StackPlan(
                project,
                folder,
                secrets,
                parts,
                ports,
                DEMO_PASSWORD,
                project.hefuArtifact(),
                Hefu.JAVA_OPTIONS,
                Map.of());
    }
}
