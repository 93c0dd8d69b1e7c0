package io.hefu.stack.launch;

import io.hefu.stack.assembly.Part;
import io.hefu.stack.assembly.Progress;
import io.hefu.stack.process.Loopback;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells people how far things are. */
record Terminal(PrintStream out) implements Progress {

    @Override
    public void isUp(Part part, int port, Duration took) {
        say(String.format(
                Locale.ROOT,
                "✓ %-20s %-16s %5.1f s",
                part.title(),
                Loopback.HOST + ":" + port,
                took.toMillis() / 1_000.0));
    }

    @Override
    public void isDown(Part part) {
        say("■ " + part.title());
    }

    void say(String line) {
        out.println(line);
    }
}
