package io.hefu.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2 §1.4.3 and §1.4.11, for every pair of tokens that meet on a page, on paper and at night. */
class ContrastTest {

    private static final Pattern TOKEN = Pattern.compile("--([a-z-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)");
    private static final Map<String, MatchResult> TOKENS =
            TOKEN.matcher(css()).results().collect(Collectors.toMap(match -> match.group(1), match -> match));

    @ParameterizedTest
    @CsvSource({
        "ink, paper",
        "ink, panel",
        "ink, sunken",
        "ink, jade-wash",
        "ink, amber-wash",
        "ink, cinnabar-wash",
        "ink, azure-wash",
        "muted, paper",
        "muted, panel",
        "muted, sunken",
        "jade, paper",
        "jade, panel",
        "jade, sunken",
        "jade, jade-wash",
        "on-jade, jade",
        "cinnabar, panel",
        "cinnabar, paper",
        "cinnabar, cinnabar-wash",
        "on-cinnabar, cinnabar",
        "amber, amber-wash",
        "azure, azure-wash"
    })
    void textCanBeRead(String text, String ground) {
        assertThat(contrast(text, ground, 2)).as("on paper").isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(text, ground, 3)).as("at night").isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @CsvSource({"edge, panel", "edge, paper", "jade, panel", "cinnabar, panel", "azure, panel", "azure, paper"})
    void shapesCanBeSeen(String shape, String ground) {
        assertThat(contrast(shape, ground, 2)).as("on paper").isGreaterThanOrEqualTo(3);
        assertThat(contrast(shape, ground, 3)).as("at night").isGreaterThanOrEqualTo(3);
    }

    private static double contrast(String one, String other, int mode) {
        double a = luminance(TOKENS.get(one).group(mode));
        double b = luminance(TOKENS.get(other).group(mode));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static String css() {
        try (InputStream stream = ContrastTest.class.getResourceAsStream("/assets/portal.css")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
