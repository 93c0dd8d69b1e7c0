package io.hefu.stack.assembly;

import io.hefu.stack.process.OwnClasses;
import io.hefu.stack.process.ParentLink;
import io.hefu.stack.project.Project;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Some parts as a process: the child of a {@link StackProcess}. Arguments: the run folder, then the parts. */
final class StackMain {

    private StackMain() {}

    public static void main(String[] arguments) {
        OwnClasses.load();
        ParentLink parent = ParentLink.open();
        Set<Part> parts = Arrays.stream(arguments).skip(1).map(Part::valueOf).collect(Collectors.toSet());
        try {
            Stack stack =
                    Stack.start(StackPlan.onFreePorts(Project.here(), Path.of(arguments[0]), parts), Progress.SILENT);
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            parent.ready(addresses(stack.plan()));
            parent.awaitEnd();
            System.exit(0);
        } catch (RuntimeException e) {
            parent.failed(e);
            System.exit(1);
        }
    }

    private static Map<String, String> addresses(StackPlan plan) {
        Map<String, String> addresses = new TreeMap<>(HefuConfiguration.properties(plan));
        addresses.put(StackProcess.CONTROL_URL, plan.url(Part.CONTROL));
        addresses.put(StackProcess.CONTROL_TOKEN, plan.secrets().controlToken());
        addresses.put(StackProcess.DEMO_CLIENT_SECRET, plan.secrets().demoClientSecret());
        return addresses;
    }
}
