package io.hefu.core.call;

import java.util.Locale;

/** Whether a call reaches the network and is billed, or is answered by the sandbox, deterministically and for free. */
public enum Environment {
    LIVE("live"),
    SANDBOX("test");

    private final String keyMark;
    private final String label = name().toLowerCase(Locale.ROOT);

    Environment(String keyMark) {
        this.keyMark = keyMark;
    }

    /** How the environment is written inside an API key: {@code hefu_live_…}, {@code hefu_test_…}. */
    public String keyMark() {
        return keyMark;
    }

    /** How headers and metrics name it: {@code live}, {@code sandbox}. */
    public String label() {
        return label;
    }
}
