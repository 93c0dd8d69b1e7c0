package io.hefu.clients.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A running Hefu: where it is, and who may sign in.
 *
 * @param subscriberNumber in E.164, the subscriber's own
 */
public record Platform(URI url, Login admin, Login finance, Login subscriber, String subscriberNumber) {

    /** @param demoEnv as {@code deploy/up} writes it, a line of {@code NAME=value} each */
    public static Platform read(Path demoEnv) {
        try {
            return of(Files.readString(demoEnv));
        } catch (IOException e) {
            throw new ClientFailure(
                    "Hefu is not up: there is no " + demoEnv + "; start it with deploy/up --detach.", e);
        }
    }

    static Platform of(String demoEnv) {
        Map<String, String> settings = demoEnv.lines()
                .filter(line -> line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (earlier, later) -> later));
        return new Platform(
                URI.create(setting(settings, "HEFU_URL")),
                login(settings, "HEFU_ADMIN"),
                login(settings, "HEFU_FINANCE"),
                login(settings, "HEFU_SUBSCRIBER"),
                setting(settings, "HEFU_SUBSCRIBER_NUMBER"));
    }

    private static Login login(Map<String, String> settings, String who) {
        return new Login(setting(settings, who + "_USER"), setting(settings, who + "_PASSWORD"));
    }

    private static String setting(Map<String, String> settings, String name) {
        return Optional.ofNullable(settings.get(name))
                .orElseThrow(() -> new ClientFailure("demo.env does not say " + name + "; run deploy/up again."));
    }
}
