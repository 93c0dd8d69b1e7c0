package io.hefu.sms.text;

import java.nio.charset.StandardCharsets;

/**
 * How a short message carries its characters. A text that needs several leaves each of them room for the header that joins
 * them again. 3GPP TS 23.038 and TS 23.040 §9.2.3.24.1.
 */
public enum Encoding {
    /** Counted in septets. */
    GSM_7BIT(160, 153) {
        @Override
        int units(int codePoint) {
            return Gsm7Alphabet.septets(codePoint);
        }

        @Override
        public byte[] encode(String text) {
            return Gsm7Alphabet.encode(text);
        }
    },

    /** Counted in UTF-16 code units; an emoji takes two or more. */
    UCS_2(70, 67) {
        @Override
        int units(int codePoint) {
            return Character.charCount(codePoint);
        }

        @Override
        public byte[] encode(String text) {
            byte[] octets = new byte[2 * text.length()];
            StandardCharsets.UTF_16BE.encode(text).get(octets);
            return octets;
        }
    };

    private final int unitsAlone;
    private final int unitsOfMany;

    Encoding(int unitsAlone, int unitsOfMany) {
        this.unitsAlone = unitsAlone;
        this.unitsOfMany = unitsOfMany;
    }

    /** The cheaper one that has all the characters. */
    static Encoding of(String text) {
        return text.codePoints().allMatch(Gsm7Alphabet::contains) ? GSM_7BIT : UCS_2;
    }

    /** Units that fit a short message which is the whole text. */
    int unitsAlone() {
        return unitsAlone;
    }

    /** Units that fit a short message which is one of several. */
    int unitsOfMany() {
        return unitsOfMany;
    }

    int units(String text) {
        return text.codePoints().map(this::units).sum();
    }

    abstract int units(int codePoint);

    /** The octets of a short message, without any header. */
    public abstract byte[] encode(String text);
}
