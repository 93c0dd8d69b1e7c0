package io.hefu.clients.scene;

import java.util.concurrent.ThreadLocalRandom;

/** Phone numbers of people who exist in the simulated network only. */
final class Numbers {

    private Numbers() {}

    /** One of ten million, ending with 1: a number at which the simulated network plays no trick. */
    static String any() {
        return "+86139%07d1"
                .formatted(ThreadLocalRandom.current().nextInt(10_000_000))
                .replaceAll("91$", "11");
    }
}
