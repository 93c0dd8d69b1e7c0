package io.hefu.bench.peer.admission;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** A name for each call, such as nginx's {@code $request_id}. */
public final class CallIds {

    private CallIds() {}

    /** 32 hexadecimal digits. */
    public static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat digits = HexFormat.of();
        return digits.toHexDigits(random.nextLong()) + digits.toHexDigits(random.nextLong());
    }
}
