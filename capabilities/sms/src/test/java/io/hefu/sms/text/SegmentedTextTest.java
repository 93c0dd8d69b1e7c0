package io.hefu.sms.text;

import static io.hefu.sms.text.Encoding.GSM_7BIT;
import static io.hefu.sms.text.Encoding.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentedTextTest {

    private static final String EMOJI = "\uD83D\uDE00";
    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    static Stream<Arguments> texts() {
        return Stream.of(
                //        text                                   encoding   segments
                arguments("", GSM_7BIT, 1),
                arguments("a", GSM_7BIT, 1),
                arguments("a".repeat(160), GSM_7BIT, 1),
                arguments("a".repeat(161), GSM_7BIT, 2),
                arguments("a".repeat(306), GSM_7BIT, 2),
                arguments("a".repeat(307), GSM_7BIT, 3),
                arguments("a".repeat(1000), GSM_7BIT, 7),
                arguments("€".repeat(80), GSM_7BIT, 1),
                arguments("€".repeat(81), GSM_7BIT, 2),
                arguments("€".repeat(152), GSM_7BIT, 2),
                arguments("€".repeat(153), GSM_7BIT, 3), // 76 escapes a segment: 152 of its 153 septets
                arguments("a".repeat(158) + "€", GSM_7BIT, 1),
                arguments("a".repeat(159) + "€", GSM_7BIT, 2),
                arguments("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ ¤¡ÄÖÑÜ§¿äöñüà", GSM_7BIT, 1),
                arguments("\f^{}\\[~]|€", GSM_7BIT, 1),
                arguments("`", UCS_2, 1),
                arguments("ç", UCS_2, 1), // only the capital is in the alphabet
                arguments("\t", UCS_2, 1),
                arguments("\u001B", UCS_2, 1), // the escape itself is no character
                arguments("\uFFFF", UCS_2, 1),
                arguments("短".repeat(70), UCS_2, 1),
                arguments("短".repeat(71), UCS_2, 2),
                arguments("短".repeat(134), UCS_2, 2),
                arguments("短".repeat(135), UCS_2, 3),
                arguments("a".repeat(70) + "短", UCS_2, 2),
                arguments(EMOJI.repeat(35), UCS_2, 1),
                arguments(EMOJI.repeat(36), UCS_2, 2),
                arguments(EMOJI.repeat(66), UCS_2, 2), // 33 pairs a segment: 66 of its 67 units
                arguments(EMOJI.repeat(67), UCS_2, 3),
                arguments(FAMILY.repeat(8), UCS_2, 1),
                arguments(FAMILY.repeat(9), UCS_2, 2),
                arguments(EMOJI.repeat(1000), UCS_2, 31));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextTakesAsManyShortMessagesAsTheStandardSays(String text, Encoding encoding, int segments) {
        SegmentedText segmented = SegmentedText.of(text);

        assertThat(segmented.encoding()).isEqualTo(encoding);
        assertThat(segmented.segments()).hasSize(segments);
        assertThat(String.join("", segmented.segments())).isEqualTo(text);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void segmentsFitJoinToTheTextAndBreakNoCharacter(long seed) {
        String text = randomText(new Random(seed));

        SegmentedText segmented = SegmentedText.of(text);

        Encoding encoding = segmented.encoding();
        int room = segmented.segments().size() == 1 ? encoding.unitsAlone() : encoding.unitsOfMany();
        assertThat(String.join("", segmented.segments())).isEqualTo(text);
        assertThat(segmented.segments()).allSatisfy(segment -> {
            assertThat(encoding.units(segment)).isBetween(1, room);
            assertThat(Character.isLowSurrogate(segment.charAt(0))).isFalse();
            assertThat(Character.isHighSurrogate(segment.charAt(segment.length() - 1)))
                    .isFalse();
        });
        for (int i = 0; i + 1 < segmented.segments().size(); i++) {
            int next = encoding.units(segmented.segments().get(i + 1).codePointAt(0));
            assertThat(encoding.units(segmented.segments().get(i)) + next)
                    .as("a segment is left only when the next character does not fit")
                    .isGreaterThan(room);
        }
    }

    @Test
    void aTextIsNotShownWhenPrinted() {
        assertThat(SegmentedText.of("secret").toString()).doesNotContain("secret");
    }

    private static String randomText(Random random) {
        String[] kinds = random.nextBoolean()
                ? new String[] {"a", " ", "€", "[", "é", "\n"}
                : new String[] {"a", "短", EMOJI, "€", FAMILY};
        StringBuilder text = new StringBuilder("a");
        int length = random.nextInt(600);
        for (int i = 0; i < length; i++) {
            text.append(kinds[random.nextInt(kinds.length)]);
        }
        return text.toString();
    }
}
