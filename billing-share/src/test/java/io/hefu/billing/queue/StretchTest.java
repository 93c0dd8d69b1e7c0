package io.hefu.billing.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class StretchTest {

    @Test
    void piecesCoverAllAndAreNoLongerThanAsked() {
        assertThat(new Stretch("a", 1, 1, 2_500).inPiecesOf(1_000))
                .containsExactly(
                        new Stretch("a", 1, 1, 1_000),
                        new Stretch("a", 1, 1_001, 2_000),
                        new Stretch("a", 1, 2_001, 2_500));
    }

    @Test
    void aShortStretchIsOnePiece() {
        assertThat(new Stretch("a", 1, 7, 7).inPiecesOf(1_000)).containsExactly(new Stretch("a", 1, 7, 7));
    }

    @Test
    void neighboursAreJoinedOthersAreNot() {
        var stretches = List.of(
                new Stretch("a", 1, 1, 5),
                new Stretch("a", 1, 6, 9),
                new Stretch("b", 1, 10, 11),
                new Stretch("a", 1, 12, 12),
                new Stretch("a", 2, 13, 14));

        assertThat(Stretch.joined(stretches))
                .containsExactly(
                        new Stretch("a", 1, 1, 9),
                        new Stretch("b", 1, 10, 11),
                        new Stretch("a", 1, 12, 12),
                        new Stretch("a", 2, 13, 14));
    }

    @Test
    void nothingJoinedIsNothing() {
        assertThat(Stretch.joined(List.of())).isEmpty();
    }

    @Test
    void doesNotRunBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Stretch("a", 1, 5, 4));
    }
}
