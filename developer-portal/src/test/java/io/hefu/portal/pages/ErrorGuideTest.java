package io.hefu.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.refusal.ErrorCode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorGuideTest {

    static Stream<ErrorCode> platformCodes() {
        return Arrays.stream(ErrorCode.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ErrorCode.class)
                .map(ErrorGuideTest::value);
    }

    @ParameterizedTest
    @MethodSource("platformCodes")
    void everyCodeOfThePlatformIsExplained(ErrorCode code) {
        assertThat(ErrorGuide.of(code.name()))
                .hasValueSatisfying(guide -> assertThat(guide.code()).isEqualTo(code));
    }

    @Test
    void noCodeIsExplainedTwice() {
        assertThat(ErrorGuide.ALL).extracting(guide -> guide.code().name()).doesNotHaveDuplicates();
    }

    private static ErrorCode value(Field field) {
        try {
            return (ErrorCode) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
