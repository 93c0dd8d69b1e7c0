package io.hefu.portal.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.FieldProblem;
import io.hefu.core.refusal.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementsTest {

    private final Requirements requirements = new Requirements();

    @Test
    void everyFieldAtFaultIsNamed() {
        requirements.text("name", null, 1, 10);
        requirements.within("burst", 0, 1, 5);
        requirements.present("environment", null);
        requirements.read("month", "July", Integer::parseInt, new Bilingual("应为数字", "must be a number"));

        var refusal = catchThrowableOfType(RefusedException.class, requirements::check)
                .refusal();

        assertThat(((PortalRefusal.Invalid) refusal).problems())
                .extracting(FieldProblem::field)
                .containsExactly("name", "burst", "environment", "month");
        assertThat(refusal.message()).contains("burst must be within 1 and 5").endsWith("must be a number.");
    }

    @Test
    void spaceAroundATextDoesNotCount() {
        assertThat(requirements.text("name", "  a b\n", 1, 3)).isEqualTo("a b");
        assertThatCode(requirements::check).doesNotThrowAnyException();
    }

    @Test
    void lengthIsCountedInCharactersAsPeopleCountThem() {
        requirements.text("name", "🍵".repeat(10), 1, 10);

        assertThatCode(requirements::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "12345678901", "a\u0000b", "a\u001bb"})
    void textsOfWrongLengthOrWithControlCharactersAreRefused(String text) {
        requirements.text("name", text, 1, 10);

        assertThat(catchThrowableOfType(RefusedException.class, requirements::check))
                .isNotNull();
    }
}
