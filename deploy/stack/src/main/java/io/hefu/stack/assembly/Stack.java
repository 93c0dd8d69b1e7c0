package io.hefu.stack.assembly;

import io.hefu.stack.authentication.AuthenticationDeviceSimulator;
import io.hefu.stack.keycloak.Keycloak;
import io.hefu.stack.location.MonitoringEventSimulator;
import io.hefu.stack.mqtt.MqttBroker;
import io.hefu.stack.platform.Hefu;
import io.hefu.stack.postgres.Postgres;
import io.hefu.stack.process.Health;
import io.hefu.stack.process.StartFailure;
import io.hefu.stack.rights.RightsSupplierSimulator;
import io.hefu.stack.sms.SmscSimulator;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** All parts of a plan, running. */
public final class Stack implements AutoCloseable {

    /** What starts together; each wave stands on the ones before it. */
    private static final List<Set<Part>> WAVES = List.of(
            EnumSet.of(Part.POSTGRES),
            EnumSet.of(
                    Part.SMSC,
                    Part.MONITORING_EVENT,
                    Part.RIGHTS_SUPPLIER,
                    Part.MQTT_BROKER,
                    Part.AUTHENTICATION_DEVICE,
                    Part.KEYCLOAK),
            EnumSet.of(Part.HEFU),
            EnumSet.of(Part.CONTROL));

    private final StackPlan plan;
    private final Progress progress;
    private final Map<Part, RunningPart> running = Collections.synchronizedMap(new EnumMap<>(Part.class));

    private Stack(StackPlan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Returns when every part is ready; when one fails, those that came up are ended again. */
    public static Stack start(StackPlan plan, Progress progress) {
        Stack stack = new Stack(plan, progress);
        try {
            WAVES.forEach(stack::startWave);
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    public StackPlan plan() {
        return plan;
    }

    /** The process a part runs in; empty while it is stopped, or when it is not in the plan. */
    public Optional<Long> pid(Part part) {
        return Optional.ofNullable(running.get(part))
                .flatMap(started -> started.processId().get());
    }

    public boolean isHealthy(Part part) {
        RunningPart started = running.get(part);
        return started != null && started.health().getAsBoolean();
    }

    public Postgres postgres() {
        return instance(Part.POSTGRES, Postgres.class);
    }

    public SmscSimulator smsc() {
        return instance(Part.SMSC, SmscSimulator.class);
    }

    public MonitoringEventSimulator monitoringEvent() {
        return instance(Part.MONITORING_EVENT, MonitoringEventSimulator.class);
    }

    public AuthenticationDeviceSimulator authenticationDevice() {
        return instance(Part.AUTHENTICATION_DEVICE, AuthenticationDeviceSimulator.class);
    }

    public Hefu hefu() {
        return instance(Part.HEFU, Hefu.class);
    }

    /** Ends the parts in the reverse order, all of them, whatever one of them says. */
    @Override
    public void close() {
        List<Part> last = new ArrayList<>(List.of(Part.values()));
        Collections.reverse(last);
        List<Exception> failures = new ArrayList<>();
        for (Part part : last) {
            RunningPart started = running.remove(part);
            if (started != null) {
                end(started).ifPresent(failures::add);
            }
        }
        if (!failures.isEmpty()) {
            IllegalStateException failure = new IllegalStateException("some parts did not end in good order");
            failures.forEach(failure::addSuppressed);
            throw failure;
        }
    }

    private Optional<Exception> end(RunningPart started) {
        try {
            started.instance().close();
            progress.isDown(started.part());
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(e);
        }
    }

    private void startWave(Set<Part> wave) {
        List<CompletableFuture<Void>> starting = wave.stream()
                .filter(plan.parts()::contains)
                .map(part ->
                        CompletableFuture.runAsync(() -> startPart(part), task -> new Thread(task, "start").start()))
                .toList();
        // Wait for all, even after a failure: what comes up late must be ended too.
        List<RuntimeException> failures = new ArrayList<>();
        for (CompletableFuture<Void> part : starting) {
            try {
                part.join();
            } catch (CompletionException e) {
                failures.add(e.getCause() instanceof RuntimeException cause ? cause : e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private void startPart(Part part) {
        long begin = System.nanoTime();
        running.put(part, started(part));
        progress.isUp(part, plan.port(part), Duration.ofNanos(System.nanoTime() - begin));
    }

    private RunningPart started(Part part) {
        return switch (part) {
            case POSTGRES -> startPostgres();
            case SMSC -> startSmsc();
            case MONITORING_EVENT ->
                RunningPart.here(
                        part,
                        MonitoringEventSimulator.start(plan.port(part)),
                        () -> Health.answers(plan.url(part) + "/health"));
            case RIGHTS_SUPPLIER ->
                RunningPart.here(
                        part,
                        RightsSupplierSimulator.start(
                                plan.port(part), plan.secrets().supplierSecret()),
                        () -> Health.answers(plan.url(part) + "/health"));
            case MQTT_BROKER -> startBroker();
            case AUTHENTICATION_DEVICE ->
                RunningPart.here(
                        part,
                        AuthenticationDeviceSimulator.start(
                                plan.port(part), plan.url(Part.KEYCLOAK) + "/realms/" + Keycloak.REALM),
                        () -> Health.answers(plan.url(part) + "/health"));
            case KEYCLOAK -> startKeycloak();
            case HEFU -> startHefu();
            case CONTROL ->
                RunningPart.here(part, Control.start(this), () -> Health.answers(plan.url(part) + "/health"));
        };
    }

    private RunningPart startPostgres() {
        Postgres postgres = Postgres.start(
                plan.dataFolder().resolve("postgres"),
                plan.port(Part.POSTGRES),
                plan.secrets().databasePassword());
        return new RunningPart(Part.POSTGRES, postgres, postgres::pid, postgres::isHealthy);
    }

    private RunningPart startSmsc() {
        int port = plan.port(Part.SMSC);
        SmscSimulator smsc = SmscSimulator.start(
                port, HefuConfiguration.SMPP_SYSTEM_ID, plan.secrets().smppPassword(), SmscSimulator.RECEIPT_DELAY);
        return RunningPart.here(Part.SMSC, smsc, () -> Health.listens(port));
    }

    private RunningPart startBroker() {
        int port = plan.port(Part.MQTT_BROKER);
        MqttBroker broker = MqttBroker.start(
                port,
                plan.secrets().mqttPassword(),
                URI.create(plan.url(Part.HEFU) + "/internal/mqtt/authentications"),
                plan.secrets().mqttHookSecret());
        return RunningPart.here(Part.MQTT_BROKER, broker, () -> Health.listens(port));
    }

    private RunningPart startKeycloak() {
        Secrets secrets = plan.secrets();
        Keycloak keycloak = Keycloak.start(
                new Keycloak.Settings(
                        plan.port(Part.KEYCLOAK),
                        plan.project(),
                        AuthenticationDeviceSimulator.url(plan.port(Part.AUTHENTICATION_DEVICE)),
                        Map.of(
                                "HEFU_PORTAL_CLIENT_SECRET", secrets.portalClientSecret(),
                                "HEFU_ADMIN_CLIENT_SECRET", secrets.adminClientSecret(),
                                "HEFU_DEMO_CLIENT_SECRET", secrets.demoClientSecret(),
                                "HEFU_DEMO_PASSWORD", plan.demoPassword()),
                        secrets.keycloakAdminPassword(),
                        plan.log(Part.KEYCLOAK)),
                postgres());
        return new RunningPart(Part.KEYCLOAK, keycloak, keycloak::pid, keycloak::isHealthy);
    }

    private RunningPart startHefu() {
        Hefu hefu = Hefu.start(new Hefu.Settings(
                plan.port(Part.HEFU),
                plan.hefuArtifact(),
                plan.hefuJavaOptions(),
                HefuConfiguration.environment(plan),
                plan.runFolder(),
                plan.log(Part.HEFU)));
        return new RunningPart(Part.HEFU, hefu, hefu::pid, hefu::isHealthy);
    }

    private <T> T instance(Part part, Class<T> type) {
        RunningPart started = running.get(part);
        if (started == null) {
            throw new StartFailure(part.title() + " is not among the parts that were started.");
        }
        return type.cast(started.instance());
    }
}
