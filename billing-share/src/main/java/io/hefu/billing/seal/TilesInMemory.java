package io.hefu.billing.seal;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** The tiles of a tree that is small, or needed for a moment only. */
public final class TilesInMemory implements TileSink, TileSource {

    private final Map<Tile.Address, Tile> tiles = new HashMap<>();

    @Override
    public void put(Tile tile) {
        tiles.put(tile.address(), tile);
    }

    @Override
    public Tile get(Tile.Address address) {
        Tile tile = tiles.get(address);
        if (tile == null) {
            throw new NoSuchElementException("tile " + address);
        }
        return tile;
    }
}
