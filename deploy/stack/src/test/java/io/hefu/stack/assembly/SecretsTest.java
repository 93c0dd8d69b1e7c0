package io.hefu.stack.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.stack.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void theyAreMadeOnceAndReadByTheirOwnerOnly() throws IOException {
        Path file = folder.resolve("run/secrets.properties");
        Secrets first = Secrets.in(file);
        Secrets second = Secrets.in(file);

        assertThat(second.databasePassword()).isEqualTo(first.databasePassword());
        assertThat(second.liveKey()).isEqualTo(first.liveKey());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void everyInstallationHasItsOwn() {
        assertThat(Secrets.in(folder.resolve("a")).mqttHookSecret())
                .isNotEqualTo(Secrets.in(folder.resolve("b")).mqttHookSecret());
    }

    @Test
    void apiKeysAreKeysOfTheirEnvironment() {
        Secrets secrets = Secrets.in(folder.resolve("a"));

        assertThat(ApiKey.parse(secrets.liveKey())).map(ApiKey::environment).hasValue(Environment.LIVE);
        assertThat(ApiKey.parse(secrets.testKey())).map(ApiKey::environment).hasValue(Environment.SANDBOX);
    }

    @Test
    void lengthsAreThoseThatAreAskedFor() {
        Secrets secrets = Secrets.in(folder.resolve("a"));

        assertThat(secrets.pseudonymKey()).matches("[0-9a-f]{64}");
        assertThat(secrets.smppPassword()).hasSize(8);
    }

    @Test
    void aSecretOfANewerVersionIsAdded() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Files.writeString(file, "database-password=kept\n");

        assertThat(Secrets.in(file).databasePassword()).isEqualTo("kept");
        assertThat(Secrets.in(file).controlToken())
                .isNotBlank()
                .isEqualTo(Secrets.in(file).controlToken());
    }

    @Test
    void anUnreadableFileIsNamedWithTheRemedy() throws IOException {
        Path file = Files.createDirectory(folder.resolve("secrets.properties"));

        assertThatThrownBy(() -> Secrets.in(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--fresh");
    }
}
