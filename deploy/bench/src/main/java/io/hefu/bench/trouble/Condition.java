package io.hefu.bench.trouble;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How an upstream is. */
public enum Condition {
    HEALTHY(Map.of()) {
        @Override
        boolean answer(OutputStream out, long call) throws IOException {
            write(out, head("application/json", STATUS.length()) + STATUS);
            return true;
        }
    },
    /** Two seconds for an answer. */
    SLOW(Map.of()) {
        @Override
        boolean answer(OutputStream out, long call) throws IOException, InterruptedException {
            Thread.sleep(2_000);
            return HEALTHY.answer(out, call);
        }
    },
    /** Takes calls and never answers. */
    HANGING(Map.of()) {
        @Override
        boolean answer(OutputStream out, long call) {
            return true;
        }
    },
    /** By turns breaks off before the length it told, and answers with another type than its definition says. */
    LYING(Map.of("responseValidation", "REJECT")) {
        @Override
        boolean answer(OutputStream out, long call) throws IOException {
            if (call % 2 == 0) {
                write(out, head("application/json", 100 * STATUS.length()) + STATUS);
                return false;
            }
            write(out, head("text/html", STATUS.length()) + STATUS);
            return true;
        }
    },
    /** Answers with eight gibibytes. */
    HUGE(Map.of()) {
        @Override
        boolean answer(OutputStream out, long call) throws IOException {
            byte[] part = new byte[1 << 16];
            long left = 8L << 30;
            write(out, head("application/octet-stream", left));
            for (; left > 0; left -= part.length) {
                out.write(part);
            }
            return true;
        }
    },
    /** Nobody listens. */
    DEAD(Map.of()) {
        @Override
        boolean answer(OutputStream out, long call) {
            return false;
        }
    };

    private static final String STATUS = "{\"status\":\"running\",\"text\":\"" + "0123456789".repeat(20) + "\"}";

    private final Map<String, ?> policy;

    Condition(Map<String, ?> policy) {
        this.policy = policy;
    }

    /** What its partner says of calls to it, where that is not as usual. */
    public Map<String, ?> policy() {
        return policy;
    }

    /**
     * @param call how many it had before
     * @return whether the connection stays
     */
    abstract boolean answer(OutputStream out, long call) throws IOException, InterruptedException;

    private static String head(String type, long lengthBytes) {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + lengthBytes + "\r\n\r\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
