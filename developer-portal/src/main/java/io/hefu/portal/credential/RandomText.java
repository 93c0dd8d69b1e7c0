package io.hefu.portal.credential;

import java.util.random.RandomGenerator;

/** Texts of digits and small letters by chance, for ids and secrets. */
final class RandomText {

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

    private RandomText() {}

    static String of(RandomGenerator random, int characters) {
        StringBuilder text = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
