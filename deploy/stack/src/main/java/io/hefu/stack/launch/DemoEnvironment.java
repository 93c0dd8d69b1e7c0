package io.hefu.stack.launch;

import io.hefu.stack.assembly.Part;
import io.hefu.stack.assembly.Secrets;
import io.hefu.stack.assembly.StackPlan;
import io.hefu.stack.process.Folders;
import io.hefu.stack.process.Loopback;
import io.hefu.stack.process.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What people and scripts need to try the platform: {@code demo.env}, and the words shown when all is up. */
final class DemoEnvironment {

    private static final String SUBSCRIBER_NUMBER = "+8613800000001";

    private final StackPlan plan;

    DemoEnvironment(StackPlan plan) {
        this.plan = plan;
    }

    /** The platform's address, for people. */
    String url() {
        return plan.url(Part.HEFU);
    }

    Path file() {
        return plan.runFolder().resolve("demo.env");
    }

    Map<String, String> values() {
        Secrets secrets = plan.secrets();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("HEFU_URL", url());
        values.put("HEFU_LIVE_KEY", secrets.liveKey());
        values.put("HEFU_TEST_KEY", secrets.testKey());
        values.put("KEYCLOAK_URL", plan.url(Part.KEYCLOAK));
        values.put("HEFU_OAUTH_CLIENT_ID", "demo-application");
        values.put("HEFU_OAUTH_CLIENT_SECRET", secrets.demoClientSecret());
        for (DemoUser user : DemoUser.values()) {
            String prefix = "HEFU_" + user.name();
            values.put(prefix + "_USER", user.username());
            values.put(prefix + "_PASSWORD", plan.demoPassword());
        }
        values.put("HEFU_SUBSCRIBER_NUMBER", SUBSCRIBER_NUMBER);
        values.put("MQTT_HOST", Loopback.HOST);
        values.put("MQTT_PORT", String.valueOf(plan.port(Part.MQTT_BROKER)));
        values.put("CONTROL_URL", plan.url(Part.CONTROL));
        values.put("CONTROL_TOKEN", secrets.controlToken());
        values.put("SMSC_CONTROL_URL", plan.url(Part.CONTROL));
        values.put("KEYCLOAK_ADMIN_USER", "admin");
        values.put("KEYCLOAK_ADMIN_PASSWORD", secrets.keycloakAdminPassword());
        values.put("HEFU_DATABASE_HOST", Loopback.HOST);
        values.put("HEFU_DATABASE_PORT", String.valueOf(plan.port(Part.POSTGRES)));
        values.put("HEFU_DATABASE_NAME", "hefu");
        values.put("HEFU_DATABASE_USER", "hefu");
        values.put("HEFU_DATABASE_PASSWORD", secrets.databasePassword());
        return values;
    }

    /** Plain {@code NAME=value} lines that a shell can source; none of the values needs quotes. */
    void write() {
        String lines = values().entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Folders.writeSecret(file(), lines);
        } catch (IOException e) {
            throw new StartFailure("The file " + file() + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    /** What a newcomer reads when everything is up. */
    String welcome(Path demoFile) {
        StringBuilder logins = new StringBuilder();
        for (DemoUser user : DemoUser.values()) {
            logins.append(String.format(
                    Locale.ROOT, "    %-11s %-10s %s%n", user.username(), plan.demoPassword(), user.describedAs()));
        }
        return """

                Hefu 合符 is ready at %s

                  Sign in there with
                %s
                  A first call:

                curl -s %s/short-messages/v0.1/messages \\
                  -H 'Authorization: Bearer %s' \\
                  -H 'Content-Type: application/json' \\
                  -d '{"to":["+8613800000001"],"category":"SERVICE","text":"合符 says hello"}'

                  For scripts, all of this is in %s.
                """.formatted(url(), logins, url(), plan.secrets().liveKey(), demoFile);
    }
}
