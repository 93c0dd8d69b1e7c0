package io.hefu.sms.text;

import java.util.Arrays;

/**
 * The GSM 7-bit default alphabet and its extension table. 3GPP TS 23.038 §6.2.1. A character of the extension table costs
 * two septets: an escape and its own.
 */
final class Gsm7Alphabet {

    private static final byte ESCAPE = 0x1B;

    /** By septet; the escape's own place holds a character that no text contains. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\uFFFFÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final byte[] EXTENSION_SEPTETS = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private static final byte ABSENT = -1;
    private static final byte[] BASIC_SEPTETS = new byte[Character.MAX_VALUE];
    private static final byte[] ESCAPED_SEPTETS = new byte[Character.MAX_VALUE];

    static {
        Arrays.fill(BASIC_SEPTETS, ABSENT);
        Arrays.fill(ESCAPED_SEPTETS, ABSENT);
        for (int septet = 0; septet < BASIC.length(); septet++) {
            if (septet != ESCAPE) {
                BASIC_SEPTETS[BASIC.charAt(septet)] = (byte) septet;
            }
        }
        for (int i = 0; i < EXTENSION.length(); i++) {
            ESCAPED_SEPTETS[EXTENSION.charAt(i)] = EXTENSION_SEPTETS[i];
        }
    }

    private Gsm7Alphabet() {}

    static boolean contains(int codePoint) {
        return codePoint < BASIC_SEPTETS.length
                && (BASIC_SEPTETS[codePoint] != ABSENT || ESCAPED_SEPTETS[codePoint] != ABSENT);
    }

    /** How many septets a character of the alphabet takes: 1 or 2. */
    static int septets(int codePoint) {
        return BASIC_SEPTETS[codePoint] != ABSENT ? 1 : 2;
    }

    /** One septet an octet, as SMPP carries data_coding 0; the text must consist of characters of the alphabet. */
    static byte[] encode(String text) {
        byte[] septets = new byte[2 * text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (BASIC_SEPTETS[character] != ABSENT) {
                septets[length++] = BASIC_SEPTETS[character];
            } else {
                septets[length++] = ESCAPE;
                septets[length++] = ESCAPED_SEPTETS[character];
            }
        }
        return Arrays.copyOf(septets, length);
    }
}
