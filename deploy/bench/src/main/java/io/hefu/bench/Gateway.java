package io.hefu.bench;

import io.hefu.bench.comparison.Comparison;
import io.hefu.bench.comparison.Selection;
import io.hefu.clients.platform.ClientFailure;
import io.hefu.stack.process.StartFailure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Hefu with everything on beside nginx, nginx with Lua, Spring Cloud Gateway and a Vert.x proxy, under the same load. */
final class Gateway {

    private Gateway() {}

    /** @param arguments the folder for results, then the options */
    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "bench-logback.xml");
        List<String> words = Arrays.asList(arguments);
        System.exit(status(Path.of(words.get(0)), words.subList(1, words.size())));
    }

    private static int status(Path results, List<String> options) {
        try {
            Selection selection = Selection.of(options);
            return new Comparison(selection, results).run() ? 0 : 1;
        } catch (ClientFailure | StartFailure failure) {
            System.err.println(failure.getMessage());
            return 1;
        } catch (InterruptedException interrupted) {
            return 130;
        } catch (Exception failure) {
            System.err.println("The benchmark failed: " + failure);
            return 1;
        }
    }
}
