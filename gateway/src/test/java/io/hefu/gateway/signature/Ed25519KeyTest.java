package io.hefu.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Ed25519KeyTest {

    @TempDir
    Path folder;

    @Test
    void aKeyIsMadeOnceAndKeptForItsOwnerAlone() throws IOException {
        Path file = folder.resolve("deeper/key.pem");

        Ed25519Key made = Ed25519Key.at(file);

        assertThat(Ed25519Key.at(file).publicKeys()).isEqualTo(made.publicKeys());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.list(file.getParent())).containsExactly(file);
        assertThat(made.toString()).isEqualTo("Ed25519Key[" + made.id() + "]");
    }

    /** RFC 8037, appendix A.2 and A.3: the key pair and its thumbprint. */
    @Test
    void thePublicHalfAndTheThumbprintAreTheStandards() throws IOException {
        Path file = folder.resolve("key.pem");
        Files.writeString(file, """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
                -----END PRIVATE KEY-----
                """);

        Ed25519Key key = Ed25519Key.at(file);

        assertThat(key.publicKeys()).contains("\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"");
        assertThat(key.id()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void whatIsNoKeyStopsTheStartWithASentenceAndIsNotOverwritten() throws IOException {
        Path file = folder.resolve("key.pem");
        Files.writeString(file, "not a key");
        assertThatThrownBy(() -> Ed25519Key.at(file)).hasMessageContaining("no private key in PEM");

        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> Ed25519Key.at(file)).hasMessageContaining("no Ed25519 private key");
        assertThat(Files.readString(file)).contains("AAAA");
    }
}
