package io.hefu.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "13812345678", "+", "+0123456", "+1234", "+1234567890123456", "+86 138", "+86138x0000"})
    void onlyE164WithAPlusIsANumber(String text) {
        assertThat(PhoneNumber.isValid(text)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhoneNumber(text))
                .withMessageContaining("expected E.164")
                .satisfies(failure -> {
                    if (text.length() > 4) {
                        assertThat(failure.getMessage()).doesNotContain(text);
                    }
                });
    }

    @Test
    void aNumberIsNotShownWhole() {
        PhoneNumber number = new PhoneNumber("+8613812344321");

        assertThat(number).hasToString("+86•••••••4321");
        assertThat(number.masked()).doesNotContain("1381234");
    }

    @Test
    void theShortestNumberIsMaskedToo() {
        assertThat(new PhoneNumber("+12345").masked()).isEqualTo("+12•45");
    }
}
