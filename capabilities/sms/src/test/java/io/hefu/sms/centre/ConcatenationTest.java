package io.hefu.sms.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ConcatenationTest {

    @Test
    void theHeaderSaysWhichSegmentOfWhichText() {
        assertThat(new Concatenation(200, 3, 2).header()).containsExactly(5, 0, 3, (byte) 200, 3, 2);
    }

    @Test
    void aSegmentIsOneOfItsText() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Concatenation(1, 3, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new Concatenation(1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Concatenation(256, 3, 1));
    }
}
