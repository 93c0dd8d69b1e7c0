package io.hefu.billing.pricing;

/** What a subscription has used of an operation: in a calendar month so far, or in one call. */
public record Used(long calls, long units) {

    public static final Used NOTHING = new Used(0, 0);

    public Used {
        if (calls < 0 || units < 0) {
            throw new IllegalArgumentException(
                    "used: " + calls + " calls, " + units + " units (expected: none below 0)");
        }
    }

    public static Used call(long units) {
        return new Used(1, units);
    }

    public Used plus(Used other) {
        return new Used(Math.addExact(calls, other.calls), Math.addExact(units, other.units));
    }

    /** @throws IllegalArgumentException when that is less than nothing */
    public Used minus(Used other) {
        return new Used(Math.subtractExact(calls, other.calls), Math.subtractExact(units, other.units));
    }
}
