package io.hefu.billing.seal;

/** Takes the tiles of a tree while it is built, each once, in no particular order. */
public interface TileSink {

    /** For trees that are only needed for their root. */
    TileSink NONE = tile -> {};

    void put(Tile tile);
}
