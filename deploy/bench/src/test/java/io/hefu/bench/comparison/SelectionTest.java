package io.hefu.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.bench.comparison.Selection.Part;
import io.hefu.clients.platform.ClientFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    @Test
    void withoutOptionsAllIsMeasuredThoroughly() {
        Selection selection = Selection.of(List.of());

        assertThat(selection.isComplete()).isTrue();
        assertThat(selection.contenders()).containsExactly("hefu", "lua", "nginx", "scg", "vertx");
        assertThat(selection.rounds()).isGreaterThanOrEqualTo(3);
        assertThat(selection.keyCounts()).containsExactly(100, 10_000, 1_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--quick", "--only hefu,lua", "--parts kills", "--keys 100", "--hefu hefu.hosting.cache-bytes=0"
            })
    void whatIsLessThanAllWritesNoResults(String options) {
        assertThat(Selection.of(List.of(options.split(" "))).isComplete()).isFalse();
    }

    @Test
    void partsAndContendersAreChosenByName() {
        Selection selection = Selection.of(List.of("--only", "lua", "--parts", "kills,latency"));

        assertThat(selection.contenders()).containsExactly("lua");
        assertThat(selection.parts()).containsExactlyInAnyOrder(Part.KILLS, Part.LATENCY);
    }

    @Test
    void propertiesOfHefuAddUp() {
        Selection selection = Selection.of(List.of("--hefu", "a=1", "--hefu", "b=x=y"));

        assertThat(selection.properties()).containsEntry("a", "1").containsEntry("b", "x=y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--only apache",
                "--only",
                "--parts all",
                "--fast",
                "--hefu signing",
                "--jfr",
                "--keys x",
                "--keys 0",
                "--keys 100,10"
            })
    void whatMakesNoSenseIsRefused(String options) {
        assertThatThrownBy(() -> Selection.of(List.of(options.split(" ")))).isInstanceOf(ClientFailure.class);
    }
}
