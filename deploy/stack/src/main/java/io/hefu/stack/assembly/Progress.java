package io.hefu.stack.assembly;

import java.time.Duration;

/** Who is told that the stack comes up and goes down. */
public interface Progress {

    /** Nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void isUp(Part part, int port, Duration took) {
            // Nobody listens.
        }

        @Override
        public void isDown(Part part) {
            // Nobody listens.
        }
    };

    void isUp(Part part, int port, Duration took);

    void isDown(Part part);
}
