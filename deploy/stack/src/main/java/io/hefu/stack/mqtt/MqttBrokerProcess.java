package io.hefu.stack.mqtt;

import io.hefu.stack.process.Folders;
import io.hefu.stack.process.JavaChild;
import io.hefu.stack.process.Loopback;
import io.hefu.stack.project.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An {@link MqttBroker} in a process of its own, which ends with this one: for tests without HiveMQ's libraries. */
public final class MqttBrokerProcess implements AutoCloseable {

    private final JavaChild child;
    private final Path folder;

    private MqttBrokerProcess(JavaChild child, Path folder) {
        this.child = child;
        this.folder = folder;
    }

    /** On a free port; see {@link MqttBroker#start}. */
    public static MqttBrokerProcess start(String serviceAccountPassword, URI authenticationUrl, String hookSecret) {
        return start(Loopback.freePort(), serviceAccountPassword, authenticationUrl, hookSecret);
    }

    /** On a given port, such as that of a broker that was stopped. */
    public static MqttBrokerProcess start(
            int port, String serviceAccountPassword, URI authenticationUrl, String hookSecret) {
        try {
            Path folder = Files.createTempDirectory("hefu-mqtt-process-");
            JavaChild child = JavaChild.start(new JavaChild.Program(
                    Project.here().stackClassPath(),
                    MqttBrokerMain.class.getName(),
                    List.of(),
                    Map.of(
                            MqttBrokerMain.PORT,
                            String.valueOf(port),
                            MqttBrokerMain.SERVICE_ACCOUNT_PASSWORD,
                            serviceAccountPassword,
                            MqttBrokerMain.AUTHENTICATION_URL,
                            authenticationUrl.toString(),
                            MqttBrokerMain.HOOK_SECRET,
                            hookSecret),
                    folder,
                    folder.resolve("mqtt.log")));
            return new MqttBrokerProcess(child, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String host() {
        return Loopback.HOST;
    }

    public int port() {
        return Integer.parseInt(child.addresses().get("port"));
    }

    @Override
    public void close() {
        child.close();
        Folders.delete(folder);
    }
}
