package io.hefu.stack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionJarTest {

    @TempDir
    Path classes;

    @Test
    void theSameClassesGiveTheSameBytesAndOthersDoNot() throws IOException {
        Path service =
                Files.createDirectories(classes.resolve("META-INF/services")).resolve("a.Service");
        Files.writeString(service, "a.Provider");
        byte[] first = ExtensionJar.of(classes);

        assertThat(ExtensionJar.of(classes)).isEqualTo(first);
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(first))) {
            assertThat(jar.getNextEntry().getName()).isEqualTo("META-INF/services/a.Service");
        }
        Files.writeString(service, "a.OtherProvider");
        assertThat(ExtensionJar.of(classes)).isNotEqualTo(first);
    }
}
