package io.hefu.portal.pages;

import io.hefu.portal.reference.ApiReference;
import io.hefu.portal.reference.ApiReferences;
import io.hefu.portal.reference.CurlSample;
import java.util.stream.Stream;

/** The first call that a developer is invited to make: a text message, or whatever else is published. */
final class SampleCall {

    private SampleCall() {}

    /** Empty where no API is published. */
    static String of(ApiReferences references, String origin) {
        Stream<ApiReference> preferred = references.newest("short-messages").stream();
        return Stream.concat(preferred, references.apis().stream())
                .flatMap(api ->
                        api.operations().stream().limit(1).map(operation -> CurlSample.of(api, operation, origin)))
                .findFirst()
                .orElse("");
    }

    /** The same with a key filled in, ready to be pasted. */
    static String of(ApiReferences references, String origin, String key) {
        return "export HEFU_KEY=" + key + "\n" + of(references, origin);
    }
}
