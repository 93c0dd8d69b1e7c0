package io.hefu.portal.refusal;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.FieldProblem;
import io.hefu.core.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request, so that all of it is told at once. */
public final class Requirements {

    private final List<FieldProblem> problems = new ArrayList<>();

    /** @throws RefusedException when a request came without a body */
    public static <B> B body(@Nullable B body) {
        if (body == null) {
            throw new RefusedException(Protocol.MALFORMED_BODY);
        }
        return body;
    }

    /** A text of so many characters once the space around it is gone; absent counts as empty. */
    public String text(String field, @Nullable String value, int least, int most) {
        String text = value == null ? "" : value.strip();
        int length = text.codePointCount(0, text.length());
        if (length < least || length > most) {
            refuse(
                    field,
                    "长度应为 " + least + " 到 " + most + " 个字符",
                    "must have " + least + " to " + most + " characters");
        } else if (text.chars().anyMatch(Requirements::isUnprintable)) {
            refuse(field, "不能包含控制字符", "must not contain control characters");
        }
        return text;
    }

    /** A number within a range. */
    public void within(String field, long value, long least, long most) {
        if (value < least || value > most) {
            refuse(field, "应在 " + least + " 到 " + most + " 之间", "must be within " + least + " and " + most);
        }
    }

    /** A value in a form of its own, read by what throws {@link RuntimeException} for any other. */
    public <S, T> Optional<T> read(String field, @Nullable S value, Function<S, T> reader, Bilingual expectation) {
        try {
            return Optional.ofNullable(value).map(reader).or(() -> refused(field, expectation));
        } catch (RuntimeException malformed) {
            return refused(field, expectation);
        }
    }

    /** Something that must be there; what is answered for nothing is not to be used before {@link #check()}. */
    public <T> T present(String field, @Nullable T value) {
        if (value == null) {
            refuse(field, "必须提供", "must be given");
        }
        return value;
    }

    /** Notes a field that is not as it must be for a reason that is not the form of a single value. */
    public void refuse(String field, Bilingual expectation) {
        problems.add(new FieldProblem(field, expectation));
    }

    /** Something that must be so. */
    public void hold(String field, boolean holds, Bilingual expectation) {
        if (!holds) {
            problems.add(new FieldProblem(field, expectation));
        }
    }

    /** @throws RefusedException naming every field that is not as required */
    public void check() {
        if (!problems.isEmpty()) {
            throw new RefusedException(new PortalRefusal.Invalid(problems));
        }
    }

    private <T> Optional<T> refused(String field, Bilingual expectation) {
        refuse(field, expectation);
        return Optional.empty();
    }

    private void refuse(String field, String chinese, String english) {
        refuse(field, new Bilingual(chinese, english));
    }

    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }
}
