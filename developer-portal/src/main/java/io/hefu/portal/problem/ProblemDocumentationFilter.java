package io.hefu.portal.problem;

import io.hefu.core.call.Correlator;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Documents, once for all operations, what they have in common: their errors and the correlator. Leaves pages out. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemDocumentationFilter implements OASFilter {

    private static final String API = "/portal/v1/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        document.getPaths().getPathItems().keySet().stream()
                .filter(path -> !path.startsWith(API))
                .toList()
                .forEach(document.getPaths()::removePathItem);
        document.getPaths().getPathItems().values().stream()
                .map(PathItem::getOperations)
                .flatMap(operations -> operations.values().stream())
                .forEach(ProblemDocumentationFilter::complete);
    }

    private static void complete(Operation operation) {
        operation.addParameter(correlatorParameter());
        operation.getResponses().getAPIResponses().keySet().stream()
                .filter(status -> status.startsWith("4"))
                .toList()
                .forEach(operation.getResponses()::removeAPIResponse);
        operation.getResponses().addAPIResponse("default", problem());
        operation
                .getResponses()
                .getAPIResponses()
                .values()
                .forEach(response -> response.addHeader(Correlator.HEADER, correlatorHeader()));
    }

    private static APIResponse problem() {
        return OASFactory.createAPIResponse()
                .description("The request was refused or failed; `code` says why.")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }

    private static Parameter correlatorParameter() {
        return OASFactory.createParameter()
                .in(Parameter.In.HEADER)
                .name(Correlator.HEADER)
                .description("The caller's own name for the request, echoed in the answer.")
                .schema(text());
    }

    private static Header correlatorHeader() {
        return OASFactory.createHeader()
                .description("The caller's name for the request, or one of ours.")
                .schema(text());
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).maxLength(256);
    }
}
