package io.hefu.portal.hosting;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.refusal.PortalRefusal.Invalid;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The texts beside a configuration document, each by its SHA-256: too large to be within it. For the operator. */
@Singleton
public class ExportedDefinitions {

    private static final Bilingual OTHER_TEXT = new Bilingual("与提交的文件不符", "is not that of the file that was sent");

    private final StandingApis standing;
    private final DefinitionFingerprints fingerprints;
    private final DefinitionStore definitions;
    private final HandedDefinitionStore handed;
    private final Transactions transactions;

    ExportedDefinitions(
            StandingApis standing,
            DefinitionFingerprints fingerprints,
            DefinitionStore definitions,
            HandedDefinitionStore handed,
            Transactions transactions) {
        this.standing = standing;
        this.fingerprints = fingerprints;
        this.definitions = definitions;
        this.handed = handed;
        this.transactions = transactions;
    }

    /** The text of a definition that the configuration refers to, or that was handed in within a day. */
    public Uni<byte[]> read(Member member, String sha256) {
        member.require(Role.OPERATOR_ADMIN);
        return transactions.reading(standing::all).flatMap(all -> {
            List<UUID> ids = StandingApis.definitions(all);
            return fingerprints
                    .learn(ids)
                    .chain(() ->
                            fingerprints.find(sha256, ids).map(this::exported).orElseGet(() -> waiting(sha256)));
        });
    }

    /** Keeps a text for a day, until a document that refers to it is applied. It changes nothing by itself. */
    public Uni<Void> handIn(Member member, String sha256, byte[] document) {
        member.require(Role.OPERATOR_ADMIN);
        return Transactions.elsewhere(() -> CompletableFuture.supplyAsync(
                        () -> DefinitionText.sha256(document), Infrastructure.getDefaultWorkerPool()))
                .flatMap(found -> {
                    if (!found.equals(sha256)) {
                        throw new RefusedException(Invalid.field("sha256", OTHER_TEXT));
                    }
                    return transactions.writing(() -> handed.keep(sha256, document));
                });
    }

    private Uni<byte[]> exported(UUID id) {
        return transactions
                .reading(() -> definitions.content(Optional.of(id)))
                .flatMap(content -> Transactions.elsewhere(() -> CompletableFuture.supplyAsync(
                        () -> DefinitionText.indented(content).getBytes(StandardCharsets.UTF_8),
                        Infrastructure.getDefaultWorkerPool())));
    }

    private Uni<byte[]> waiting(String sha256) {
        return transactions
                .reading(() -> handed.document(sha256))
                .map(found -> found.orElseThrow(() -> new RefusedException(new NotFound(Thing.DEFINITION))));
    }
}
