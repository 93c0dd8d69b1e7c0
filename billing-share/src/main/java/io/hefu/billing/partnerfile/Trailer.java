package io.hefu.billing.partnerfile;

/**
 * The last row of a file, which says how many records came before.
 *
 * @param marker what its first cell says: {@code 合计}
 * @param countColumn which of its cells has the number, from 0
 */
public record Trailer(String marker, int countColumn) {

    public Trailer {
        if (marker.isBlank() || countColumn < 0) {
            throw new IllegalArgumentException(
                    "trailer: '" + marker + "', " + countColumn + " (expected: a text, and a column from 0)");
        }
    }
}
