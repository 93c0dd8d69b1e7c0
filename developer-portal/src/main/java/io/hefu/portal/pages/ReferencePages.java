package io.hefu.portal.pages;

import io.hefu.portal.reference.ApiReference;
import io.hefu.portal.reference.ApiReferences;
import io.hefu.portal.reference.ErrorCase;
import io.hefu.portal.reference.OperationReference;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;

/** What can be called, how, and what comes back. */
public interface ReferencePages {

    record Apis(PageFrame page, ApiReferences references) implements TemplateInstance {}

    record Api(PageFrame page, ApiReferences references, ApiReference api) implements TemplateInstance {}

    record Operation(
            PageFrame page, ApiReferences references, ApiReference api, OperationReference operation, String curl)
            implements TemplateInstance {}

    record Errors(PageFrame page, List<ErrorGuide> guides, List<ApiErrors> ofApis) implements TemplateInstance {}

    /** The codes that only this API gives. */
    record ApiErrors(ApiReference api, List<ErrorCase> errors) {}

    /**
     * @param guide what we have to say about the code, for those that are not of a single API
     * @param uses where the code occurs
     */
    record ErrorCode(PageFrame page, String code, Optional<ErrorGuide> guide, List<ErrorUse> uses)
            implements TemplateInstance {}

    /** An operation that answers with the code. */
    record ErrorUse(ApiReference api, OperationReference operation, ErrorCase error) {}
}
