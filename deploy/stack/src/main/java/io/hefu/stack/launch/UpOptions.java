package io.hefu.stack.launch;

import io.hefu.stack.platform.Hefu;
import io.hefu.stack.process.Loopback;
import io.hefu.stack.process.StartFailure;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What was asked of {@code deploy/up}.
 *
 * @param fresh start over, forgetting all data
 * @param shell the process in whose foreground we run, and with which we end
 */
record UpOptions(int port, boolean fresh, Optional<Long> shell) {

    static final String USAGE = "usage: deploy/up [--detach] [--fresh] [--host ADDRESS] [--port N]";

    static UpOptions parse(List<String> words) {
        int port = Hefu.DEFAULT_PORT;
        boolean fresh = false;
        Optional<Long> shell = Optional.empty();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--fresh" -> fresh = true;
                case "--port" -> port = port(value(word, rest));
                case "--host" -> requireLoopback(value(word, rest));
                case "--shell" -> shell = Optional.of(Long.parseLong(value(word, rest)));
                default -> throw new StartFailure("There is no option " + word + "; " + USAGE);
            }
        }
        return new UpOptions(port, fresh, shell);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new StartFailure(option + " needs a value; " + USAGE);
        }
        return rest.next();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new StartFailure("--port " + text + ": expected a number from 1 to 65535.");
    }

    private static void requireLoopback(String host) {
        if (!Loopback.isLoopback(host)) {
            throw new StartFailure(
                    "--host " + host + " is refused: the demo logins and secrets of deploy/up are for this"
                            + " machine only, so it listens on 127.0.0.1; to serve others, run Hefu with secrets of your own.");
        }
    }
}
