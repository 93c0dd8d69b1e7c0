package io.hefu.portal.refusal;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.FieldProblem;
import java.util.List;

/**
 * A new revision would break those who call its version.
 *
 * @param count how many changes break
 * @param problems the first of them, each with its place
 */
public record BreakingChange(int count, List<FieldProblem> problems) implements PortalRefusal {

    public BreakingChange {
        problems = List.copyOf(problems);
    }

    @Override
    public ErrorCode code() {
        return new ErrorCode(409, "BREAKING_CHANGE");
    }

    @Override
    public Bilingual detail() {
        return new Bilingual(
                "有 " + count + " 处变更会破坏现有调用方。请以新的路径版本（如 v2）发布，或说明理由申请例外。",
                count
                        + " changes would break those who call this version: publish it as a new version (v2), or give a reason"
                        + " and ask for an exception.");
    }
}
