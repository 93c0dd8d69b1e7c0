package io.hefu.core.refusal;

import io.hefu.core.language.Bilingual;

/**
 * What is wrong with one field.
 *
 * @param field as the request has it: {@code name}, {@code perPage}
 * @param expectation what would have been right, completing "{field} …"
 */
public record FieldProblem(String field, Bilingual expectation) {}
