package io.hefu.stack.process;

import java.nio.file.Path;

/** The Java that runs this process, to run others with. */
public final class Jvm {

    private Jvm() {}

    public static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    public static String program() {
        return home().resolve("bin").resolve("java").toString();
    }
}
