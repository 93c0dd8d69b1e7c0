package io.hefu.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.identity.ApiName;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.contract.Finding.Severity;
import java.util.List;

/**
 * What an API promises: its definition, normalised, and what there is to say about it.
 *
 * @param definition OpenAPI 3.0, whatever dialect it came in
 * @param findings the gravest first
 */
public record Contract(ObjectNode definition, List<Finding> findings) {

    /** As many bytes as a document may have. */
    public static final int MOST_BYTES = DocumentReader.MOST_BYTES;

    public Contract {
        findings = List.copyOf(findings);
    }

    /**
     * Reads a partner's document: OpenAPI 3.0 or 3.1 (rewritten in the terms of 3.0), JSON or YAML. Takes up to seconds
     * for a large one.
     *
     * @throws RefusedException when it cannot be read, refers to other documents, or is not built as OpenAPI says
     */
    public static Contract read(byte[] document, ApiName name, String pathVersion) {
        return read(document, MOST_BYTES, name, pathVersion);
    }

    /** @param mostBytes other than usual: a definition of ours is longer than the document it came from */
    public static Contract read(byte[] document, int mostBytes, ApiName name, String pathVersion) {
        ObjectNode definition = DocumentReader.read(document, mostBytes);
        Findings findings = new Findings();
        boolean dialect31 = isDialect31(definition);
        References.check(definition);
        if (dialect31) {
            Dialect31.rewrite(definition, findings);
        }
        Structure.check(definition);
        Normaliser.normalise(definition, name, pathVersion, findings);
        new Linter(definition, pathVersion, findings).run();
        return new Contract(definition, findings.all());
    }

    /** Reads a definition that was normalised before. */
    public static ObjectNode stored(String definition) {
        return DocumentReader.stored(definition);
    }

    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    public int operationCount() {
        int count = 0;
        for (JsonNode item : definition.path("paths")) {
            for (String method : Normaliser.METHODS) {
                count += item.has(method) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean isDialect31(JsonNode document) {
        String version = document.path("openapi").asText();
        if (version.matches("3\\.0\\.[0-9]+(-.+)?")) {
            return false;
        }
        if (version.matches("3\\.1\\.[0-9]+(-.+)?")) {
            return true;
        }
        if (document.has("swagger")) {
            throw Place.ROOT
                    .in("swagger")
                    .refused(
                            "Swagger 2.0 已不再支持，请先转换为 OpenAPI 3.0 或 3.1",
                            "is Swagger 2.0, which is not taken: convert the document to OpenAPI 3.0 or 3.1 first");
        }
        throw Place.ROOT.in("openapi").refused("应为 3.0.x 或 3.1.x", "must be 3.0.x or 3.1.x");
    }
}
