package io.hefu.portal.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hefu.core.identity.PhoneNumber;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

    private static final PhoneNumber NUMBER = new PhoneNumber("+8613800000001");

    private final Pseudonyms pseudonyms = new Pseudonyms(new byte[32]);

    @Test
    void aNumberHasOnePseudonym() {
        assertThat(pseudonyms.of(NUMBER)).isEqualTo(pseudonyms.of(new PhoneNumber(NUMBER.value())));
        assertThat(pseudonyms.of(NUMBER).value()).matches("[0-9a-f]{64}").doesNotContain("13800000001");
    }

    @Test
    void anotherNumberOrAnotherKeyGivesAnother() {
        byte[] key = new byte[32];
        key[31] = 1;

        assertThat(pseudonyms.of(new PhoneNumber("+8613800000002"))).isNotEqualTo(pseudonyms.of(NUMBER));
        assertThat(new Pseudonyms(key).of(NUMBER)).isNotEqualTo(pseudonyms.of(NUMBER));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pseudonyms(new byte[16]))
                .withMessageContaining("expected: 32");
    }
}
