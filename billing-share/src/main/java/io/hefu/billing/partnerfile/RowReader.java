package io.hefu.billing.partnerfile;

import io.hefu.core.refusal.RefusedException;
import java.io.IOException;
import java.nio.file.Path;

/** Reads one format. */
interface RowReader {

    /** @throws RefusedException with {@link FileRefusal} */
    void read(Path file, RowSink sink) throws IOException;

    static RefusedException refused(ProblemCode code) {
        return refused(code, 0);
    }

    static RefusedException refused(ProblemCode code, long row) {
        return new RefusedException(new FileRefusal(new Problem(code, row, "")));
    }
}
