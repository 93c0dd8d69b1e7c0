package io.hefu.core.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.Environment;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    private static final ApiKey KEY = ApiKey.mint(Environment.LIVE, new Random(1));

    @ParameterizedTest
    @EnumSource(Environment.class)
    void aKeyIsReadBackAsItWasMinted(Environment environment) {
        for (int seed = 0; seed < 500; seed++) {
            ApiKey key = ApiKey.mint(environment, new Random(seed));

            assertThat(ApiKey.parse(key.clearText())).contains(key);
        }
    }

    @Test
    void aKeySaysItsEnvironmentAndIsTooLongToGuess() {
        assertThat(KEY.clearText()).matches("hefu_live_[0-9a-z]{16}_[0-9a-z]{38}");
        assertThat(ApiKey.mint(Environment.SANDBOX, new Random(1)).clearText()).startsWith("hefu_test_");
    }

    @Test
    void everyMistypedCharacterIsNoticed() {
        String text = KEY.clearText();
        for (int i = "hefu_live_".length(); i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';

            assertThat(ApiKey.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .as("character %d changed", i)
                    .isEmpty();
        }
    }

    @Test
    void aKeyOfOneEnvironmentIsNoneOfTheOther() {
        assertThat(ApiKey.parse(KEY.clearText().replace("_live_", "_test_"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hefu_", "hefu_live__", "Bearer x", "hefu_live_ABC_DEF", "\u0000"})
    void whatIsNoKeyIsNotReadAsOne(String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Test
    void aHugeTextIsRefusedLikeAnyOther() {
        assertThat(ApiKey.parse("hefu_live_" + "a".repeat(1_000_000))).isEmpty();
    }

    @Test
    void theSecretIsShownByNothingButTheClearText() {
        assertThat(KEY.toString()).doesNotContain(KEY.secret());
        assertThat(KEY.hash().toString()).doesNotContain(KEY.secret());
    }

    @Test
    void onlyTheSecretItselfMatchesItsHash() {
        assertThat(KEY.hash().matches(KEY.secret())).isTrue();
        assertThat(KEY.hash().matches(KEY.secret() + "0")).isFalse();
    }
}
