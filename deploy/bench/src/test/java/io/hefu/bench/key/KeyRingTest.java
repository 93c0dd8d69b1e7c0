package io.hefu.bench.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.entitlement.ApiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

    private final KeyRing ring = KeyRing.mint(10, new SplittableRandom(1));

    @TempDir
    Path folder;

    @Test
    void everyKeyIsWellFormedAndTheOnlyOneOfItsKind() throws IOException {
        assertThat(Files.readAllLines(ring.writeClear(folder.resolve("keys"))))
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(line -> ApiKey.parse(line).isPresent());
    }

    @Test
    void theFirstOnesAndTheRestMakeTheWhole() {
        assertThat(ring.first(4).keys()).isEqualTo(ring.keys().subList(0, 4));
        assertThat(ring.from(4).keys()).isEqualTo(ring.keys().subList(4, 10));
    }

    @Test
    void filesOfGatewaysHaveALineAKey() throws IOException {
        ApiKey first = ring.keys().get(0);

        assertThat(Files.readAllLines(ring.writeHashes(folder.resolve("hashes"))))
                .hasSize(10)
                .first()
                .asString()
                .matches("[0-9a-f]{64} " + first.id());
        assertThat(Files.readAllLines(ring.writeMap(folder.resolve("map"))))
                .hasSize(10)
                .first()
                .isEqualTo("\"Bearer " + first.clearText() + "\" " + first.id() + ";");
    }
}
