package io.hefu.portal.delivery;

import java.nio.charset.StandardCharsets;

/** The beginning of a sink's answer as text for people: at most 200 characters, none of them a control character. */
final class AnswerText {

    private static final int LONGEST = 200;

    private AnswerText() {}

    static String startOf(byte[] body) {
        return new String(body, StandardCharsets.UTF_8)
                .codePoints()
                .limit(LONGEST)
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
