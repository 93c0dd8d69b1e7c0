package io.hefu.stack.mqtt;

import io.hefu.stack.process.OwnClasses;
import io.hefu.stack.process.ParentLink;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The broker as a process: the child of a {@link MqttBrokerProcess}. */
final class MqttBrokerMain {

    static final String PORT = "MQTT_PORT";
    static final String SERVICE_ACCOUNT_PASSWORD = "MQTT_SERVICE_ACCOUNT_PASSWORD";
    static final String AUTHENTICATION_URL = "MQTT_AUTHENTICATION_URL";
    static final String HOOK_SECRET = "MQTT_HOOK_SECRET";

    private MqttBrokerMain() {}

    public static void main(String[] arguments) {
        OwnClasses.load();
        ParentLink parent = ParentLink.open();
        Map<String, String> environment = System.getenv();
        try {
            MqttBroker broker = MqttBroker.start(
                    Path.of("").toAbsolutePath(),
                    Integer.parseInt(environment.get(PORT)),
                    environment.get(SERVICE_ACCOUNT_PASSWORD),
                    URI.create(environment.get(AUTHENTICATION_URL)),
                    environment.get(HOOK_SECRET));
            parent.ready(Map.of("port", String.valueOf(broker.port())));
            parent.awaitEnd();
            // Closing takes the broker four seconds, and it has nothing to save: its sessions are in memory.
            Runtime.getRuntime().halt(0);
        } catch (RuntimeException e) {
            parent.failed(e);
            System.exit(1);
        }
    }
}
