package io.hefu.sms.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EncodingTest {

    @Test
    void septetsAreCarriedOneAnOctet() {
        assertThat(Encoding.GSM_7BIT.encode("@A_à")).containsExactly(0x00, 0x41, 0x11, 0x7F);
    }

    @Test
    void charactersOfTheExtensionTableAreEscaped() {
        assertThat(Encoding.GSM_7BIT.encode("€[")).containsExactly(0x1B, 0x65, 0x1B, 0x3C);
    }

    @Test
    void unitsOfUcs2AreCarriedBigEndian() {
        assertThat(Encoding.UCS_2.encode("短")).containsExactly(0x77, 0xED);
        assertThat(Encoding.UCS_2.encode("\uD83D\uDE00")).containsExactly(0xD8, 0x3D, 0xDE, 0x00);
    }

    @Test
    void halfASurrogatePairIsReplacedNotRefused() {
        assertThat(Encoding.UCS_2.encode("\uD83D")).containsExactly(0xFF, 0xFD);
    }
}
