package io.hefu.checker.seal;

/** How many leaves, and their gross and share in micro-yuan. */
public record Sums(long count, long gross, long share) {

    public static final Sums NONE = new Sums(0, 0, 0);

    public Sums plus(Sums other) {
        return new Sums(
                Math.addExact(count, other.count),
                Math.addExact(gross, other.gross),
                Math.addExact(share, other.share));
    }
}
