package io.hefu.billing.statement;

import java.io.IOException;
import java.io.OutputStream;

/** Where the files of a bundle go. One is open at a time, and closed before the next. */
public interface BundleSink {

    /** @param name with {@code /} between folders */
    OutputStream file(String name) throws IOException;
}
