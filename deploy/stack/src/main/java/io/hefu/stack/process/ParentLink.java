package io.hefu.stack.process;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;

/** A child's side of {@link JavaChild}: says when it is ready, or why it will not be, and ends with its parent. */
public final class ParentLink {

    static final String READY = "READY";
    static final String FAILED = "FAILED ";

    private final PrintStream out;

    private ParentLink(PrintStream out) {
        this.out = out;
    }

    /** Takes standard output for itself; whatever else is printed goes to the log, which is standard error. */
    public static ParentLink open() {
        ParentLink link = new ParentLink(System.out);
        System.setOut(System.err);
        return link;
    }

    public void ready(Map<String, String> addresses) {
        addresses.forEach((name, value) -> out.println(name + "=" + value));
        out.println(READY);
    }

    public void failed(RuntimeException reason) {
        out.println(FAILED + String.valueOf(reason.getMessage()).replace('\n', ' '));
    }

    /** Returns when the parent closes its end, or is gone. */
    public void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                // The parent says nothing; only the end matters.
            }
        } catch (IOException e) {
            // As good as the end.
        }
    }
}
