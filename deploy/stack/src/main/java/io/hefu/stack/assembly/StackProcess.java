package io.hefu.stack.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.stack.authentication.Decision;
import io.hefu.stack.process.JavaChild;
import io.hefu.stack.process.StartFailure;
import io.hefu.stack.project.Project;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Parts of the stack on free ports in a process of their own, for tests that want the real thing without its libraries.
 * It ends with this process, however this one ends.
 */
public final class StackProcess implements AutoCloseable {

    static final String CONTROL_URL = "control.url";
    static final String CONTROL_TOKEN = "control.token";
    static final String DEMO_CLIENT_SECRET = "demo.client-secret";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JavaChild child;
    private final HttpClient http = HttpClient.newHttpClient();

    private StackProcess(JavaChild child) {
        this.child = child;
    }

    /**
     * Returns when the parts are ready. Keycloak brings PostgreSQL with it.
     *
     * @param runFolder for data, logs and secrets; a second start on the same folder continues with its data
     */
    public static StackProcess start(Set<Part> parts, Path runFolder) {
        Project project = Project.here();
        List<String> arguments = new ArrayList<>();
        arguments.add(runFolder.toAbsolutePath().toString());
        parts.forEach(part -> arguments.add(part.name()));
        return new StackProcess(JavaChild.start(new JavaChild.Program(
                project.stackClassPath(),
                StackMain.class.getName(),
                arguments,
                Map.of(),
                project.root(),
                runFolder.resolve("logs/stack.log"))));
    }

    /**
     * What Hefu must be configured with to run on these parts, by the names of its properties: addresses and secrets. The
     * port at which the broker will ask for Hefu is {@code quarkus.http.port}, and {@code quarkus.http.test-port} alike.
     */
    public Map<String, String> hefuProperties() {
        Map<String, String> properties = new TreeMap<>(child.addresses());
        properties.remove(CONTROL_URL);
        properties.remove(CONTROL_TOKEN);
        properties.remove(DEMO_CLIENT_SECRET);
        properties.put("quarkus.http.test-port", properties.get("quarkus.http.port"));
        return properties;
    }

    /** Of the client {@code demo-application} in Keycloak. */
    public String demoClientSecret() {
        return child.addresses().get(DEMO_CLIENT_SECRET);
    }

    /** The texts that the phone with this number shows, oldest first. */
    public List<String> messagesOf(PhoneNumber number) {
        try {
            byte[] body = pull("GET", "/phones/" + digits(number) + "/messages", "");
            List<String> texts = new ArrayList<>();
            for (JsonNode message : JSON.readTree(body)) {
                texts.add(message.path("text").asText());
            }
            return texts;
        } catch (IOException e) {
            throw new StartFailure("The control does not answer in JSON: " + e.getMessage(), e);
        }
    }

    /** @param uncertaintyMetres radius of the circle in which the network believes the phone to be */
    public void movePhone(PhoneNumber number, double latitude, double longitude, double uncertaintyMetres) {
        String place = String.format(
                Locale.ROOT,
                "{\"latitude\":%f,\"longitude\":%f,\"uncertainty\":%f}",
                latitude,
                longitude,
                uncertaintyMetres);
        pull("PUT", "/phones/" + digits(number) + "/location", place);
    }

    /** What the subscriber does from now on when the phone asks whether an application may act for them. */
    public void decide(PhoneNumber number, Decision decision) {
        pull("PUT", "/phones/" + digits(number) + "/decision", "{\"decision\":\"" + decision + "\"}");
    }

    public long pid() {
        return child.pid();
    }

    public void stopPostgres() {
        pull("POST", "/postgres/stop", "");
    }

    public void startPostgres() {
        pull("POST", "/postgres/start", "");
    }

    @Override
    public void close() {
        child.close();
    }

    private static String digits(PhoneNumber number) {
        return number.value().substring(1);
    }

    private byte[] pull(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(child.addresses().get(CONTROL_URL) + path))
                .header("Authorization", "Bearer " + child.addresses().get(CONTROL_TOKEN))
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new StartFailure("The control answers " + response.statusCode() + ": "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (IOException e) {
            throw new StartFailure("The control does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while asking the control.", e);
        }
    }
}
