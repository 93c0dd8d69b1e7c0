package io.hefu.portal.hosting;

import io.hefu.portal.contract.Contract;
import io.hefu.portal.contract.ContractChange;
import io.hefu.portal.contract.ContractComparison;
import io.hefu.portal.contract.Finding;
import io.hefu.portal.contract.Finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of a document that was handed in.
 *
 * @param sha256 of the document, hexadecimal
 * @param content the definition, normalised
 */
record ImportedDefinition(
        String sha256,
        String content,
        int operationCount,
        int errorCount,
        int warningCount,
        List<Finding> findings,
        List<ContractChange> changes,
        Optional<UUID> comparedWith) {

    /** What a new definition is compared with: one that callers know. */
    record Baseline(UUID definition, String content) {}

    /** Reads, checks and compares. Takes up to seconds, and hundreds of megabytes, for the largest documents. */
    static ImportedDefinition read(byte[] document, HostedVersion version, Optional<Baseline> baseline) {
        return read(document, Contract.MOST_BYTES, version, baseline);
    }

    /** @param mostBytes that the document may have */
    static ImportedDefinition read(byte[] document, int mostBytes, HostedVersion version, Optional<Baseline> baseline) {
        Contract contract = Contract.read(document, mostBytes, version.name(), version.pathVersion());
        List<ContractChange> changes = baseline.map(
                        known -> ContractComparison.between(Contract.stored(known.content()), contract.definition()))
                .orElse(List.of());
        return new ImportedDefinition(
                DefinitionText.sha256(document),
                contract.definition().toString(),
                contract.operationCount(),
                (int) contract.count(Severity.ERROR),
                (int) contract.count(Severity.WARNING),
                contract.findings(),
                changes,
                baseline.map(Baseline::definition));
    }

    int breakingCount() {
        return (int) changes.stream().filter(ContractChange::breaking).count();
    }
}
