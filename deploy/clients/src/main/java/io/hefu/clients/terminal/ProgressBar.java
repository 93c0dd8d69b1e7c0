package io.hefu.clients.terminal;

import java.io.PrintStream;

/** How far a long piece of work is: a bar that moves on a terminal, a line every tenth in a log. */
public final class ProgressBar {

    private static final int WIDTH = 30;
    private static final int PARTS_IN_LOG = 10;

    private final PrintStream out;
    private final boolean moving;
    private final String title;
    private final int total;
    private int done;
    private int shownParts;

    /** @param moving whether {@code out} is a terminal */
    public ProgressBar(PrintStream out, boolean moving, String title, int total) {
        this.out = out;
        this.moving = moving;
        this.title = title;
        this.total = total;
    }

    /** On standard output. */
    public static ProgressBar of(String title, int total) {
        return new ProgressBar(System.out, System.console() != null, title, total);
    }

    public void step(String what) {
        at(done + 1, what);
    }

    /** @param what is happening now */
    public synchronized void at(int count, String what) {
        done = Math.min(count, total);
        int part = done * PARTS_IN_LOG / total;
        if (moving) {
            out.printf("\r%s %s %3d%%  %-32s", title, bar(), done * 100 / total, what);
            out.flush();
        } else if (part > shownParts) {
            shownParts = part;
            out.printf("%s %3d%%  %s%n", title, done * 100 / total, what);
        }
    }

    public synchronized void end() {
        if (moving) {
            out.print("\r" + " ".repeat(title.length() + WIDTH + 42) + "\r");
            out.flush();
        }
    }

    private String bar() {
        int filled = done * WIDTH / total;
        return "█".repeat(filled) + "░".repeat(WIDTH - filled);
    }
}
