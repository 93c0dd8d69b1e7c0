package io.hefu.portal.hosting;

import io.hefu.portal.contract.Contract;
import io.hefu.portal.contract.ContractChange;
import io.hefu.portal.contract.ContractComparison;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of a document that was handed in.
 *
 * @param content the definition, normalised
 */
record ImportedDefinition(
        String sha256, Contract contract, String content, List<ContractChange> changes, Optional<UUID> comparedWith) {

    /** What a new definition is compared with: one that callers know. */
    record Baseline(UUID definition, String content) {}

    /** Reads, checks and compares. Takes up to seconds, and hundreds of megabytes, for the largest documents. */
    static ImportedDefinition read(byte[] document, HostedVersion version, Optional<Baseline> baseline) {
        Contract contract = Contract.read(document, version.name(), version.pathVersion());
        List<ContractChange> changes = baseline.map(
                        known -> ContractComparison.between(Contract.stored(known.content()), contract.definition()))
                .orElse(List.of());
        return new ImportedDefinition(
                sha256(document),
                contract,
                contract.definition().toString(),
                changes,
                baseline.map(Baseline::definition));
    }

    int breakingCount() {
        return (int) changes.stream().filter(ContractChange::breaking).count();
    }

    private static String sha256(byte[] document) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
