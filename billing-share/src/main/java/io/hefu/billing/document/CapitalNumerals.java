package io.hefu.billing.document;

/**
 * Amounts in Chinese capital numerals (人民币大写), as the central bank's rules of payment instruments want them: 整 behind whole
 * yuan, one 零 for the zeros in between.
 */
final class CapitalNumerals {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"仟", "佰", "拾", ""};
    private static final long WAN = 10_000;
    private static final long YI = WAN * WAN;

    private CapitalNumerals() {}

    static String ofFen(long fen) {
        long absolute = Math.absExact(fen);
        return "人民币" + (fen < 0 ? "负" : "") + yuan(absolute / 100, absolute % 100 == 0)
                + fen((int) (absolute % 100), absolute);
    }

    private static String yuan(long yuan, boolean whole) {
        String words = yuan == 0 && !whole ? "" : integer(yuan) + "元";
        return whole ? words + "整" : words;
    }

    private static String fen(int rest, long all) {
        if (rest == 0) {
            return "";
        }
        int jiao = rest / 10;
        int fen = rest % 10;
        long yuan = all / 100;
        // The place before is empty and something stands before it: 元零叁角, 元零肆分.
        boolean gap = yuan > 0 && (jiao == 0 || yuan % 10 == 0);
        return (gap ? "零" : "") + (jiao > 0 ? digit(jiao) + "角" : "") + (fen > 0 ? digit(fen) + "分" : "");
    }

    private static String integer(long number) {
        if (number >= YI) {
            return integer(number / YI) + "亿" + behind(number % YI, YI);
        }
        if (number >= WAN) {
            return integer(number / WAN) + "万" + behind(number % WAN, WAN);
        }
        return number == 0 ? "零" : fourDigits((int) number);
    }

    private static String behind(long rest, long unit) {
        if (rest == 0) {
            return "";
        }
        return (rest < unit / 10 ? "零" : "") + integer(rest);
    }

    private static String fourDigits(int number) {
        StringBuilder words = new StringBuilder();
        boolean zeros = false;
        int place = 1_000;
        for (String name : PLACES) {
            int digit = number / place % 10;
            place /= 10;
            if (digit == 0) {
                zeros = !words.isEmpty();
                continue;
            }
            words.append(zeros ? "零" : "").append(digit(digit)).append(name);
            zeros = false;
        }
        return words.toString();
    }

    private static String digit(int digit) {
        return DIGITS.substring(digit, digit + 1);
    }
}
