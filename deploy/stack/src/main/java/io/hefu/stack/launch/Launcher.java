package io.hefu.stack.launch;

import io.hefu.stack.keycloak.Keycloak;
import io.hefu.stack.process.StartFailure;
import io.hefu.stack.project.Project;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The program behind {@code deploy/up}, {@code deploy/down} and {@code deploy/status}: the first word tells which. A
 * fourth, {@code prepare}, does what is needed once after a build.
 */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        List<String> words = Arrays.asList(arguments);
        try {
            System.exit(run(words.get(0), words.subList(1, words.size()), new Terminal(out)) ? 0 : 1);
        } catch (StartFailure e) {
            err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static boolean run(String command, List<String> options, Terminal terminal) {
        Project project = Project.here();
        return switch (command) {
            case "up" -> {
                new Up(project, UpOptions.parse(options), terminal).run();
                yield true;
            }
            case "prepare" -> {
                Keycloak.prepare(project);
                yield true;
            }
            case "down" -> {
                new Down(project.runFolder(), terminal).run();
                yield true;
            }
            case "status" -> new Status(project.runFolder(), terminal).show();
            default -> throw new StartFailure("There is no command " + command + ".");
        };
    }
}
