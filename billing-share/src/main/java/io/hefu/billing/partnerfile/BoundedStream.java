package io.hefu.billing.partnerfile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops an entry of a zip file from inflating to more than is read, whatever its header says. */
final class BoundedStream extends FilterInputStream {

    private static final long FREE_BYTES = 1 << 20;

    private final long mostBytes;
    private long bytes;

    /** @param left how much all entries together may still inflate to */
    BoundedStream(InputStream in, long compressedBytes, FileLimits limits, long left) {
        super(in);
        long byRatio = FREE_BYTES + Math.max(0, compressedBytes) * limits.inflation();
        this.mostBytes = Math.min(left, byRatio);
    }

    long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        bytes += read;
        if (bytes > mostBytes) {
            throw RowReader.refused(ProblemCode.INFLATES_TOO_MUCH);
        }
    }
}
