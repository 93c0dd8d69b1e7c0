package io.hefu.portal.reference;

import io.hefu.portal.reference.BodyReference.Example;

/** A call for a terminal. It works once the reader has set {@code HEFU_KEY}. */
public final class CurlSample {

    private static final String NEXT_LINE = " \\\n  ";

    private CurlSample() {}

    /** @param origin of the gateway: {@code https://api.example.com} */
    public static String of(ApiReference api, OperationReference operation, String origin) {
        StringBuilder sample = new StringBuilder("curl");
        if (!operation.method().equals("GET")) {
            sample.append(" -X ").append(operation.method());
        }
        sample.append(" \"")
                .append(origin)
                .append(api.basePath())
                .append(path(operation))
                .append('"');
        sample.append(NEXT_LINE).append("-H \"Authorization: Bearer $HEFU_KEY\"");
        operation
                .requestBody()
                .flatMap(BodyReference::firstExample)
                .ifPresent(example -> sample.append(NEXT_LINE)
                        .append("-H \"Content-Type: application/json\"")
                        .append(NEXT_LINE)
                        .append("-d '")
                        .append(quoted(example))
                        .append('\''));
        return sample.toString();
    }

    private static String quoted(Example example) {
        return example.json().replace("'", "'\\''");
    }

    /** Path parameters become shell variables, so that the sample says what to put in and fails loudly without it. */
    private static String path(OperationReference operation) {
        return operation.path().replaceAll("\\{([A-Za-z0-9]+)}", "\\${$1:?}");
    }
}
