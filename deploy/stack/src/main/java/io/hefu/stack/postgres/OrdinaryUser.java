package io.hefu.stack.postgres;

import io.hefu.stack.process.StartFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root. Root therefore runs it in a user namespace where it is nobody. */
final class OrdinaryUser {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    private OrdinaryUser() {}

    static List<String> command(List<String> words) {
        if (!System.getProperty("user.name").equals("root")) {
            return words;
        }
        if (!works(NAMESPACE)) {
            throw new StartFailure("PostgreSQL does not run as root, and this machine gives root no user namespace"
                    + " (unshare --user): run deploy/up as an ordinary user.");
        }
        List<String> prefixed = new ArrayList<>(NAMESPACE);
        prefixed.addAll(words);
        return prefixed;
    }

    private static boolean works(List<String> prefix) {
        List<String> probe = new ArrayList<>(prefix);
        probe.add("true");
        try {
            return new ProcessBuilder(probe)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
