package io.hefu.portal.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.hefu.core.language.Language;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.Refusal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An error as API clients see it, {@code application/problem+json}. RFC 9457.
 *
 * @param type page about errors of this kind
 * @param code stable; for programs
 * @param correlator of the request
 * @param errors field by field, where fields are at fault
 */
@JsonInclude(Include.NON_EMPTY)
@Schema(name = "Problem", description = "RFC 9457 problem details.")
public record Problem(
        @Schema(examples = "/errors/INVALID_ARGUMENT") String type,
        @Schema(examples = "Invalid request") String title,
        @Schema(examples = "400") int status,

        @Schema(examples = "name must have 1 to 100 characters.")
        String detail,

        @Schema(examples = "INVALID_ARGUMENT") String code,
        String correlator,
        List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** What is wrong with one field. */
    public record FieldError(@Schema(examples = "name") String field, String detail) {}

    static Problem of(Refusal refusal, Language language, String correlator) {
        String code = refusal.code().name();
        return new Problem(
                "/errors/" + code,
                Titles.of(refusal.code()).in(language),
                refusal.code().status(),
                refusal instanceof BilingualRefusal bilingual
                        ? bilingual.detail().in(language)
                        : refusal.message(),
                code,
                correlator,
                refusal instanceof BilingualRefusal bilingual ? fieldErrors(bilingual, language) : List.of());
    }

    private static List<FieldError> fieldErrors(BilingualRefusal refusal, Language language) {
        return refusal.problems().stream()
                .map(problem ->
                        new FieldError(problem.field(), problem.expectation().in(language)))
                .toList();
    }
}
