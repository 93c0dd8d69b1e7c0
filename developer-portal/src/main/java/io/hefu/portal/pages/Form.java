package io.hefu.portal.pages;

import io.hefu.core.language.Language;
import io.hefu.core.refusal.FieldProblem;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What somebody filled in, and what is wrong with it.
 *
 * @param problems by field, in the reader's language
 * @param refusal why the whole was refused, when no field is to blame; else empty
 */
public record Form(Map<String, String> values, Map<String, String> problems, String refusal) {

    /** The status of a page that asks again. RFC 9110 §15.5.21. */
    static final int UNPROCESSABLE = 422;

    public static final Form EMPTY = of(Map.of());

    public Form {
        values = Map.copyOf(values);
        problems = Map.copyOf(problems);
    }

    static Form of(Map<String, String> values) {
        return new Form(values, Map.of(), "");
    }

    Form refused(RefusedException exception, Language language) {
        if (exception.refusal() instanceof PortalRefusal.Invalid invalid) {
            return new Form(values, problems(invalid, language), "");
        }
        if (exception.refusal() instanceof PortalRefusal refusal) {
            return new Form(values, Map.of(), refusal.detail().in(language));
        }
        return new Form(values, Map.of(), exception.refusal().message());
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Empty when nothing is wrong with the field. */
    public String problem(String field) {
        return problems.getOrDefault(field, "");
    }

    public boolean chosen(String field, String value) {
        return value(field).equals(value);
    }

    /** Whether it has been refused, for whatever reason. */
    public boolean failed() {
        return wrong() || !refusal.isEmpty();
    }

    public boolean wrong() {
        return !problems.isEmpty();
    }

    private static Map<String, String> problems(PortalRefusal.Invalid invalid, Language language) {
        return invalid.problems().stream()
                .collect(Collectors.toMap(
                        FieldProblem::field, problem -> problem.expectation().in(language), (first, next) -> first));
    }
}
