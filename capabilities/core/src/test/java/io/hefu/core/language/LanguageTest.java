package io.hefu.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                         | CHINESE",
                "en                         | ENGLISH",
                "en-GB,en;q=0.9             | ENGLISH",
                "zh-TW                      | CHINESE",
                "zh;q=0.3, en;q=0.8         | ENGLISH",
                "fr-FR, fr;q=0.9            | CHINESE",
                "fr, en;q=0.1               | ENGLISH",
                "en;q=0, zh                 | CHINESE",
                "*                          | CHINESE",
                "en;q=banana                | CHINESE",
                ";;;,,,                     | CHINESE",
            })
    void thePreferredOfTheTwoIsChosen(String acceptLanguage, Language expected) {
        assertThat(Language.preferredBy(acceptLanguage)).isEqualTo(expected);
    }
}
