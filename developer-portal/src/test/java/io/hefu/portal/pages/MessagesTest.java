package io.hefu.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Qute falls back to Chinese where English is missing: here it may not be. */
class MessagesTest {

    private static final Map<Class<?>, Class<?>> BUNDLES = Map.of(
            Messages.class, EnglishMessages.class,
            HomeMessages.class, HomeEnglishMessages.class,
            ReferenceMessages.class, ReferenceEnglishMessages.class,
            ConsoleMessages.class, ConsoleEnglishMessages.class,
            MoneyMessages.class, MoneyEnglishMessages.class,
            AdminMessages.class, AdminEnglishMessages.class,
            ConsentMessages.class, ConsentEnglishMessages.class,
            FaultMessages.class, FaultEnglishMessages.class);

    private static final Pattern EXPRESSION = Pattern.compile("\\{(\\w+)}");

    static Stream<Arguments> messages() {
        return BUNDLES.entrySet().stream()
                .flatMap(bundle -> Stream.of(bundle.getKey().getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Message.class))
                        .map(method -> Arguments.of(method, bundle.getValue())));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageIsThereInBothLanguages(Method chinese, Class<?> english) throws NoSuchMethodException {
        Method translated = english.getDeclaredMethod(chinese.getName(), chinese.getParameterTypes());

        assertThat(text(translated)).isNotBlank().doesNotContainPattern("[\\u4e00-\\u9fff]");
        assertThat(text(chinese)).isNotBlank();
        assertThat(expressions(translated)).containsExactlyInAnyOrder(expressions(chinese));
    }

    private static String text(Method method) {
        return method.getAnnotation(Message.class).value();
    }

    private static String[] expressions(Method method) {
        return EXPRESSION
                .matcher(text(method))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toArray(String[]::new);
    }
}
