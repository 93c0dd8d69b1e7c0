package io.hefu.core.refusal;

import io.hefu.core.language.Bilingual;
import java.util.List;

/** A refusal that people read on pages, in the language they chose. */
public interface BilingualRefusal extends Refusal {

    Bilingual detail();

    /** What is wrong with single fields, where fields are at fault. */
    default List<FieldProblem> problems() {
        return List.of();
    }

    @Override
    default String message() {
        return detail().english();
    }
}
