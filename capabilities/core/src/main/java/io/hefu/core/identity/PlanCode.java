package io.hefu.core.identity;

import java.util.regex.Pattern;

/** Names a plan, the limits and APIs offered together, in a word people can read: {@code standard}. */
public record PlanCode(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public PlanCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "plan code: " + value + " (expected: 1 to 40 of a-z, 0-9 and -, starting with a letter)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
