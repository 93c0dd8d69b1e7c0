package io.hefu.stack.assembly;

import io.hefu.stack.process.Loopback;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that Hefu must be told to run on the parts of a plan; secrets among it. */
public final class HefuConfiguration {

    /** The name under which Hefu binds to the SMSC. */
    static final String SMPP_SYSTEM_ID = "hefu";

    private HefuConfiguration() {}

    /** By the names of Hefu's configuration properties. */
    public static Map<String, String> properties(StackPlan plan) {
        Map<String, String> properties = new TreeMap<>();
        network(plan, properties);
        platform(plan, properties);
        properties.putAll(plan.hefuProperties());
        return properties;
    }

    /** The same, named as environment variables are. */
    public static Map<String, String> environment(StackPlan plan) {
        return properties(plan).entrySet().stream()
                .collect(Collectors.toMap(property -> variable(property.getKey()), Map.Entry::getValue));
    }

    private static void network(StackPlan plan, Map<String, String> properties) {
        Secrets secrets = plan.secrets();
        properties.put("hefu.sms.smpp.host", Loopback.HOST);
        properties.put("hefu.sms.smpp.port", port(plan, Part.SMSC));
        properties.put("hefu.sms.smpp.system-id", SMPP_SYSTEM_ID);
        properties.put("hefu.sms.smpp.password", secrets.smppPassword());
        properties.put(
                "hefu.location.monitoring-event.url", plan.url(Part.MONITORING_EVENT) + "/3gpp-monitoring-event/v1");
        properties.put("hefu.iot.mqtt.host", Loopback.HOST);
        properties.put("hefu.iot.mqtt.port", port(plan, Part.MQTT_BROKER));
        properties.put("hefu.iot.mqtt.username", "hefu");
        properties.put("hefu.iot.mqtt.password", secrets.mqttPassword());
        properties.put("hefu.iot.mqtt.hook-secret", secrets.mqttHookSecret());
        properties.put("hefu.rights.supplier.url", plan.url(Part.RIGHTS_SUPPLIER));
        properties.put("hefu.rights.supplier.secret", secrets.supplierSecret());
        properties.put("hefu.rights.code-key", secrets.codeKey());
    }

    private static void platform(StackPlan plan, Map<String, String> properties) {
        Secrets secrets = plan.secrets();
        properties.put("quarkus.http.host", Loopback.HOST);
        properties.put("quarkus.http.port", port(plan, Part.HEFU));
        properties.put("hefu.database.host", Loopback.HOST);
        properties.put("hefu.database.port", port(plan, Part.POSTGRES));
        properties.put("hefu.database.name", "hefu");
        properties.put("hefu.database.user", "hefu");
        properties.put("hefu.database.password", secrets.databasePassword());
        properties.put("hefu.keycloak.url", plan.url(Part.KEYCLOAK));
        properties.put("hefu.keycloak.portal-client-secret", secrets.portalClientSecret());
        properties.put("hefu.keycloak.admin-client-secret", secrets.adminClientSecret());
        properties.put(
                "hefu.journal.directory", plan.dataFolder().resolve("journal").toString());
        properties.put("hefu.idempotency.answer-key", secrets.answerKey());
        properties.put(
                "hefu.hosting.signing-key",
                plan.dataFolder().resolve("hosting/signing-key.pem").toString());
        properties.put("hefu.node", "node-1");
        // Nobody else could serve while it drains.
        properties.put("hefu.drain.delay", "0s");
        properties.put("hefu.demo.enabled", "true");
        properties.put("hefu.demo.live-key", secrets.liveKey());
        properties.put("hefu.demo.test-key", secrets.testKey());
        properties.put("hefu.portal.pseudonym-key", secrets.pseudonymKey());
        properties.put("hefu.portal.sealing-key", secrets.webhookKey());
        properties.put("hefu.billing.settlement.sealing-key", secrets.statementKey());
        // Who tries the demo receives events on the same machine.
        properties.put("hefu.webhooks.allow-http", "true");
        properties.put("hefu.webhooks.allowed-inside", Loopback.HOST);
    }

    private static String port(StackPlan plan, Part part) {
        return String.valueOf(plan.port(part));
    }

    /** {@code hefu.sms.smpp.system-id} is {@code HEFU_SMS_SMPP_SYSTEM_ID} (MicroProfile Config 3.1, section 4.2). */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
