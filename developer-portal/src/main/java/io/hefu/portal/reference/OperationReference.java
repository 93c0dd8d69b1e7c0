package io.hefu.portal.reference;

import java.util.List;
import java.util.Optional;

/**
 * What a developer must know to make one kind of call.
 *
 * @param path in the API, with its parameters in braces: {@code /messages/{messageId}}
 * @param scope that an access token must carry; empty when any credential will do
 * @param purposes for which it may process personal data, the first unless a token names another; none where it has none
 */
public record OperationReference(
        String id,
        String method,
        String path,
        LocalizedText summary,
        LocalizedText description,
        Optional<String> scope,
        Optional<Metering> metering,
        List<String> purposes,
        List<ParameterReference> parameters,
        Optional<BodyReference> requestBody,
        List<ResponseReference> responses) {

    /** The purposes in a line of text. */
    public String purposeText() {
        return String.join(" / ", purposes);
    }

    /** How calls are counted. {@code unit} is what the price is per; {@code billable} are the statuses that cost. */
    public record Metering(String unit, List<Integer> billable) {

        public Metering {
            billable = List.copyOf(billable);
        }
    }

    public OperationReference {
        parameters = List.copyOf(parameters);
        responses = List.copyOf(responses);
    }

    /** Every way in which this operation is refused, in the order of the statuses. */
    public List<ErrorCase> errors() {
        return responses.stream()
                .flatMap(response -> response.errors().stream())
                .toList();
    }
}
