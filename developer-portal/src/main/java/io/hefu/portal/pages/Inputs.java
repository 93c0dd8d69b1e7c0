package io.hefu.portal.pages;

import io.hefu.core.language.Bilingual;
import io.hefu.portal.refusal.Requirements;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Function;

/** Reads what comes from a form's list of choices or field for a number. */
final class Inputs {

    static final Bilingual CHOICE = new Bilingual("请从列表中选择一项", "must be one of the choices");
    private static final Bilingual WHOLE_NUMBER = new Bilingual("应为整数", "must be a whole number");

    private Inputs() {}

    /** Fails as refused for what the reader does not take. */
    static <T> Uni<T> read(String field, String text, Function<String, T> reader) {
        return Uni.createFrom().item(() -> {
            Requirements requirements = new Requirements();
            Optional<T> read = requirements.read(field, text, reader, CHOICE);
            requirements.check();
            return read.orElseThrow();
        });
    }

    static <N extends Number> Optional<N> number(
            Requirements requirements, String field, String text, Function<String, N> reader) {
        return requirements.read(field, text.strip().replace(",", ""), reader, WHOLE_NUMBER);
    }
}
