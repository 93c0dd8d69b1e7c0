package io.hefu.billing.partnerfile;

/**
 * Bounds of what is read of a file.
 *
 * @param bytes of the file
 * @param rows of data
 * @param columns in any row
 * @param cellCharacters in any cell
 * @param inflatedBytes of all parts of a workbook together
 * @param inflation how many times its size a part of a workbook may inflate to, beyond the first MiB
 */
public record FileLimits(long bytes, long rows, int columns, int cellCharacters, long inflatedBytes, int inflation) {

    private static final long MIB = 1 << 20;

    /** A month of a large partner: 512 MiB, five million rows, 200 columns. */
    public static final FileLimits DEFAULT = new FileLimits(512 * MIB, 5_000_000, 200, 4_096, 1_024 * MIB, 100);

    public FileLimits {
        if (bytes < 1 || rows < 1 || columns < 1 || cellCharacters < 1 || inflatedBytes < 1 || inflation < 1) {
            throw new IllegalArgumentException("limits: " + bytes + ", " + rows + ", " + columns + ", " + cellCharacters
                    + ", " + inflatedBytes + ", " + inflation + " (expected: each >= 1)");
        }
    }
}
