package io.hefu.stack.sms;

/** 3GPP TS 23.038 clause 6.2.1, one character an octet, as SMPP carries the default alphabet. */
final class GsmAlphabet {

    private static final char ESCAPE = 0x1B;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private GsmAlphabet() {}

    static String decode(byte[] octets) {
        StringBuilder text = new StringBuilder(octets.length);
        boolean escaped = false;
        for (byte octet : octets) {
            if (escaped) {
                text.append(extended(octet));
                escaped = false;
            } else if (octet == ESCAPE) {
                escaped = true;
            } else {
                text.append(octet < 0 ? '?' : BASIC.charAt(octet));
            }
        }
        return text.toString();
    }

    private static char extended(byte octet) {
        return switch (octet) {
            case 0x0A -> '\f';
            case 0x14 -> '^';
            case 0x28 -> '{';
            case 0x29 -> '}';
            case 0x2F -> '\\';
            case 0x3C -> '[';
            case 0x3D -> '~';
            case 0x3E -> ']';
            case 0x40 -> '|';
            case 0x65 -> '€';
            default -> ' ';
        };
    }
}
