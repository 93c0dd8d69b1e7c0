package io.hefu.gateway.limit;

/** Milliseconds as the whole seconds that headers tell. */
final class Seconds {

    private Seconds() {}

    static long roundedUp(long millis) {
        return (millis + 999) / 1_000;
    }
}
