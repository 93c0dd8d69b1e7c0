package io.hefu.portal.configuration;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.FieldProblem;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.refusal.PortalRefusal.Invalid;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;

/** Has a refusal say where in the document its cause is. */
final class Place {

    private static final Bilingual NO_NAME = new Bilingual("不是有效的名称", "is not a valid name");

    private Place() {}

    static <T> T at(String path, Supplier<T> work) {
        try {
            return work.get();
        } catch (RefusedException | IllegalArgumentException failure) {
            throw within(path, failure);
        }
    }

    static <T> Uni<T> atLast(String path, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> work.get())
                .onFailure(
                        failure -> failure instanceof RefusedException || failure instanceof IllegalArgumentException)
                .transform(failure -> within(path, (RuntimeException) failure));
    }

    /** What would not be cured by another document stays what it is. */
    private static RuntimeException within(String path, RuntimeException failure) {
        if (!(failure instanceof RefusedException refused)) {
            return new RefusedException(Invalid.field(path, NO_NAME));
        }
        boolean documents = refused.refusal().code().status() < 500
                && refused.refusal() instanceof PortalRefusal
                && refused.refusal() != PortalRefusal.Plain.CHANGED_MEANWHILE;
        return documents ? new RefusedException(within(path, (PortalRefusal) refused.refusal())) : failure;
    }

    private static Invalid within(String path, PortalRefusal refusal) {
        if (refusal.problems().isEmpty()) {
            return Invalid.field(
                    path,
                    new Bilingual(
                            "：" + refusal.detail().chinese(),
                            "is refused: " + refusal.detail().english()));
        }
        List<FieldProblem> placed = refusal.problems().stream()
                .map(problem -> new FieldProblem(path + "/" + problem.field(), problem.expectation()))
                .toList();
        return new Invalid(placed);
    }
}
