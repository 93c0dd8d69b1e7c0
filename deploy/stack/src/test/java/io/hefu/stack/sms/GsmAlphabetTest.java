package io.hefu.stack.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GsmAlphabetTest {

    @Test
    void lettersStandAtTheirPlaces() {
        assertThat(GsmAlphabet.decode(new byte[] {0x00, 0x02, 0x11, 0x41, 0x5B, 0x61, 0x7F}))
                .isEqualTo("@$_AÄaà");
    }

    @Test
    void theEscapeOpensTheExtension() {
        assertThat(GsmAlphabet.decode(new byte[] {0x1B, 0x65, 0x31, 0x1B, 0x3C, 0x1B, 0x3E}))
                .isEqualTo("€1[]");
    }

    @Test
    void whatIsNoSeptetIsShownAsAQuestion() {
        assertThat(GsmAlphabet.decode(new byte[] {(byte) 0x80, 0x1B})).isEqualTo("?");
    }
}
