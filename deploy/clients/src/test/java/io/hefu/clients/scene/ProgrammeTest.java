package io.hefu.clients.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgrammeTest {

    private final List<String> played = new ArrayList<>();

    @Test
    void aShortSceneIsSpreadOverALongOne() {
        Programme programme = Programme.of(List.of(scene("long", 4), scene("short", 2)));

        programme.turns().forEach(turn -> turn.step().run());

        assertThat(played).containsExactly("long 0", "short 0", "long 1", "long 2", "short 1", "long 3");
    }

    @Test
    void noScenesMakeAnEmptyProgramme() {
        assertThat(Programme.of(List.of()).turns()).isEmpty();
        assertThat(Programme.of(List.of(scene("empty", 0))).turns()).isEmpty();
    }

    private Scene scene(String title, int steps) {
        return new Scene() {
            @Override
            public String title() {
                return title;
            }

            @Override
            public List<Runnable> steps() {
                return IntStream.range(0, steps)
                        .<Runnable>mapToObj(step -> () -> played.add(title + " " + step))
                        .toList();
            }
        };
    }
}
