package io.hefu.gateway.definition;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;

/**
 * A {@code pattern} of a schema, held against a value for no longer than a few milliseconds: patterns come from partners and
 * values from callers, and together they can take a matcher years. What takes too long does not match.
 */
final class BoundedPattern implements RegularExpression {

    private static final int MOST_STEPS = 500_000;

    private final Pattern pattern;

    /** @param pattern of ECMA-262, of which Java's own are a close relative: {@code $} is the very end there */
    BoundedPattern(String pattern) {
        this.pattern = Pattern.compile(endsExactly(pattern));
    }

    private static String endsExactly(String pattern) {
        boolean anchored = pattern.endsWith("$") && !pattern.endsWith("\\$");
        return anchored ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern;
    }

    @Override
    public boolean matches(String value) {
        try {
            return pattern.matcher(new Watched(value)).find();
        } catch (TooLong | StackOverflowError givenUp) {
            return false;
        }
    }

    private static final class TooLong extends RuntimeException {
        TooLong() {
            super(null, null, false, false);
        }
    }

    /** Counts how often a character is looked at. */
    private static final class Watched implements CharSequence {

        private final String text;
        private int steps;

        Watched(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++steps > MOST_STEPS) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
