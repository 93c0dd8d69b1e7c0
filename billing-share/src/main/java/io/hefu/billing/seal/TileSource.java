package io.hefu.billing.seal;

/** Gives back the tiles that a {@link TileSink} took. */
public interface TileSource {

    /** @throws java.util.NoSuchElementException when there is no such tile */
    Tile get(Tile.Address address);
}
