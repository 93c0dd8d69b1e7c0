package io.hefu.billing.seal;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Names a tree within the tree above it.
 *
 * @param value which of its kind, see there
 */
public record Section(Kind kind, long value) implements Comparable<Section> {

    /** The corrections of a statement. */
    public static final Section CORRECTIONS = new Section(Kind.CORRECTIONS, 0);

    private static final Comparator<Section> ORDER =
            Comparator.comparing(Section::kind).thenComparingLong(Section::value);

    /** What a section is made of. */
    public enum Kind {
        /** Calls by the minute in their id; the value is minutes since 1970, UTC. */
        MINUTE(1),
        CORRECTIONS(2),
        /** What the statement of a day holds; the value is days since 1970, by business date. */
        DAY(3),
        /** The heads of all parties' statements of a period; the value is the period's first day. Never in a statement. */
        HEADS(4);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Kind of(int code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code == code)
                    .findAny()
                    .orElseThrow(
                            () -> new IllegalArgumentException("kind of section: " + code + " (expected: 1 to 4)"));
        }
    }

    public static Section minute(long epochMinute) {
        return new Section(Kind.MINUTE, epochMinute);
    }

    public static Section day(long epochDay) {
        return new Section(Kind.DAY, epochDay);
    }

    @Override
    public int compareTo(Section other) {
        return ORDER.compare(this, other);
    }
}
