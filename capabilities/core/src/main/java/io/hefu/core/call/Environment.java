package io.hefu.core.call;

/** Whether a call reaches the network and is billed, or is answered by the sandbox, deterministically and for free. */
public enum Environment {
    LIVE("live"),
    SANDBOX("test");

    private final String keyMark;

    Environment(String keyMark) {
        this.keyMark = keyMark;
    }

    /** How the environment is written inside an API key: {@code hefu_live_…}, {@code hefu_test_…}. */
    public String keyMark() {
        return keyMark;
    }
}
