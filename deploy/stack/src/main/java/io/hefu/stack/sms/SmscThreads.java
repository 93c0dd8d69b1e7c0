package io.hefu.stack.sms;

import java.util.concurrent.ThreadFactory;

final class SmscThreads {

    private SmscThreads() {}

    /** Threads that do not keep the process alive. */
    static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
