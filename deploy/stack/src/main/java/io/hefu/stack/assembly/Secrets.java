package io.hefu.stack.assembly;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.stack.process.Folders;
import io.hefu.stack.process.StartFailure;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;

/** What the parts prove themselves to each other with: made once by chance, kept in a file that only its owner reads. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Properties values;

    private Secrets(Properties values) {
        this.values = values;
    }

    /** Every secret there is. */
    private enum Name {
        DATABASE_PASSWORD,
        KEYCLOAK_ADMIN_PASSWORD,
        PORTAL_CLIENT_SECRET,
        ADMIN_CLIENT_SECRET,
        DEMO_CLIENT_SECRET,
        SMPP_PASSWORD,
        MQTT_PASSWORD,
        MQTT_HOOK_SECRET,
        SUPPLIER_SECRET,
        PSEUDONYM_KEY,
        CODE_KEY,
        ANSWER_KEY,
        WEBHOOK_KEY,
        STATEMENT_KEY,
        CONTROL_TOKEN,
        LIVE_KEY,
        TEST_KEY;

        String generated() {
            return switch (this) {
                case LIVE_KEY -> ApiKey.mint(Environment.LIVE, RANDOM).clearText();
                case TEST_KEY -> ApiKey.mint(Environment.SANDBOX, RANDOM).clearText();
                case PSEUDONYM_KEY, CODE_KEY, ANSWER_KEY, WEBHOOK_KEY, STATEMENT_KEY -> hex(32);
                // SMPP 3.4 clause 5.2.2 leaves eight characters to a password.
                case SMPP_PASSWORD -> hex(4);
                default -> hex(24);
            };
        }

        String property() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static String hex(int bytes) {
            byte[] random = new byte[bytes];
            RANDOM.nextBytes(random);
            return HexFormat.of().formatHex(random);
        }
    }

    /** Those of the file; what is not there yet is made and written. */
    public static Secrets in(Path file) {
        try {
            Properties values = new Properties();
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    values.load(reader);
                }
            }
            boolean complete = true;
            for (Name name : Name.values()) {
                complete &= values.putIfAbsent(name.property(), name.generated()) != null;
            }
            if (!complete) {
                write(values, file);
            }
            return new Secrets(values);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure(
                    "The secrets in " + file + " cannot be read (" + e.getMessage()
                            + "): put the file right, or start over with deploy/up --fresh.",
                    e);
        }
    }

    public String databasePassword() {
        return value(Name.DATABASE_PASSWORD);
    }

    public String keycloakAdminPassword() {
        return value(Name.KEYCLOAK_ADMIN_PASSWORD);
    }

    public String portalClientSecret() {
        return value(Name.PORTAL_CLIENT_SECRET);
    }

    public String adminClientSecret() {
        return value(Name.ADMIN_CLIENT_SECRET);
    }

    public String demoClientSecret() {
        return value(Name.DEMO_CLIENT_SECRET);
    }

    public String smppPassword() {
        return value(Name.SMPP_PASSWORD);
    }

    public String mqttPassword() {
        return value(Name.MQTT_PASSWORD);
    }

    public String mqttHookSecret() {
        return value(Name.MQTT_HOOK_SECRET);
    }

    public String supplierSecret() {
        return value(Name.SUPPLIER_SECRET);
    }

    /** 32 bytes, hexadecimal. */
    public String pseudonymKey() {
        return value(Name.PSEUDONYM_KEY);
    }

    /** Under which card codes are kept; 32 bytes, hexadecimal. */
    public String codeKey() {
        return value(Name.CODE_KEY);
    }

    /** Under which answers to calls with an idempotency key are kept; 32 bytes, hexadecimal. */
    public String answerKey() {
        return value(Name.ANSWER_KEY);
    }

    /** Under which webhooks' secrets and events are kept; 32 bytes, hexadecimal. */
    public String webhookKey() {
        return value(Name.WEBHOOK_KEY);
    }

    /** Behind the signatures of statements; 32 bytes, hexadecimal. */
    public String statementKey() {
        return value(Name.STATEMENT_KEY);
    }

    public String controlToken() {
        return value(Name.CONTROL_TOKEN);
    }

    /** The demo application's API key in clear. */
    public String liveKey() {
        return value(Name.LIVE_KEY);
    }

    /** Its API key for the sandbox. */
    public String testKey() {
        return value(Name.TEST_KEY);
    }

    private String value(Name name) {
        return values.getProperty(name.property());
    }

    private static void write(Properties values, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        StringWriter text = new StringWriter();
        values.store(text, "Made by chance for this machine only.");
        Folders.writeSecret(file, text.toString());
    }
}
