package io.hefu.stack.mqtt;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import io.hefu.stack.process.Folders;
import io.hefu.stack.process.Loopback;
import io.hefu.stack.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/**
 * A HiveMQ Community Edition broker on 127.0.0.1: MQTT 3.1, 3.1.1 and 5, sessions kept in memory. Needs HiveMQ's
 * libraries: those who must not have them on their class path start a {@code MqttBrokerProcess}. Healthy while it takes
 * connections.
 */
public final class MqttBroker implements AutoCloseable {

    public static final int DEFAULT_PORT = 1883;

    /** The name by which Hefu itself connects; it may do everything. */
    public static final String SERVICE_ACCOUNT = "hefu";

    private final EmbeddedHiveMQ broker;
    private final Path folder;
    private final int port;

    private MqttBroker(EmbeddedHiveMQ broker, Path folder, int port) {
        this.broker = broker;
        this.folder = folder;
        this.port = port;
    }

    /**
     * @param port 0 for any free one
     * @param authenticationUrl what Hefu offers at {@code /internal/mqtt/authentications}
     * @param hookSecret by which the broker shows Hefu that it is the broker
     */
    public static MqttBroker start(int port, String serviceAccountPassword, URI authenticationUrl, String hookSecret) {
        try {
            return start(
                    Files.createTempDirectory("hefu-mqtt-"),
                    port,
                    serviceAccountPassword,
                    authenticationUrl,
                    hookSecret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param folder for the broker's own files, which are removed at the end */
    static MqttBroker start(
            Path folder, int port, String serviceAccountPassword, URI authenticationUrl, String hookSecret) {
        int listening = port == 0 ? Loopback.freePort() : port;
        try {
            Files.writeString(folder.resolve("config.xml"), configuration(listening));
            AuthenticationHook hook = new AuthenticationHook(authenticationUrl, hookSecret);
            EmbeddedHiveMQ broker = EmbeddedHiveMQ.builder()
                    .withConfigurationFolder(folder)
                    .withDataFolder(Files.createDirectories(folder.resolve("data")))
                    .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
                    .withEmbeddedExtension(extension(new HefuAuthenticator(serviceAccountPassword, hook)))
                    .withoutLoggingBootstrap()
                    .build();
            broker.start().get();
            return new MqttBroker(broker, folder, listening);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException e) {
            throw new StartFailure("The MQTT broker does not start on port " + listening + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while the MQTT broker was starting.", e);
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            broker.close();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the MQTT broker does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Folders.delete(folder);
        }
    }

    private static String configuration(int port) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <hivemq>
                  <listeners>
                    <tcp-listener>
                      <port>%d</port>
                      <bind-address>%s</bind-address>
                    </tcp-listener>
                  </listeners>
                  <mqtt>
                    <queued-messages>
                      <max-queue-size>100000</max-queue-size>
                    </queued-messages>
                  </mqtt>
                  <persistence>
                    <mode>in-memory</mode>
                  </persistence>
                  <anonymous-usage-statistics>
                    <enabled>false</enabled>
                  </anonymous-usage-statistics>
                </hivemq>
                """.formatted(port, Loopback.HOST);
    }

    private static EmbeddedExtension extension(HefuAuthenticator authenticator) {
        return EmbeddedExtension.builder()
                .withId("hefu-authentication")
                .withName("Hefu authentication")
                .withVersion("1")
                .withAuthor("Hefu")
                .withExtensionMain(new AuthenticationExtension(authenticator))
                .build();
    }

    private record AuthenticationExtension(HefuAuthenticator authenticator) implements ExtensionMain {

        @Override
        public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
            Services.securityRegistry().setAuthenticatorProvider(any -> authenticator);
        }

        @Override
        public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
            // Nothing is held that would have to be let go.
        }
    }
}
