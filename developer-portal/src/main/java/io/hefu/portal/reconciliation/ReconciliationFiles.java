package io.hefu.portal.reconciliation;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.reconciliation.AcknowledgementForms;
import io.hefu.core.reconciliation.FileMapping;
import io.hefu.core.reconciliation.FileMappings;
import io.hefu.core.reconciliation.FileMappings.Declared;
import io.hefu.core.reconciliation.FileReceipt;
import io.hefu.core.reconciliation.FileSubmission;
import io.hefu.core.reconciliation.PartnerFileIntake;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.refusal.Protocol;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Files that partners send, and how they are read. */
@Singleton
public class ReconciliationFiles {

    private static final Logger LOG = Logger.getLogger(ReconciliationFiles.class);
    private static final int BUFFER = 1 << 16;

    private final PartnerFileIntake intake;
    private final FileMappings mappings;
    private final AuditTrail audit;
    private final Transactions transactions;

    ReconciliationFiles(PartnerFileIntake intake, FileMappings mappings, AuditTrail audit, Transactions transactions) {
        this.intake = intake;
        this.mappings = mappings;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** @param content read to its end, past this machine's memory */
    public Uni<FileReceipt> receive(Member member, FileSubmission submission, InputStream content) {
        Whose.account(member, Optional.of(submission.partner()));
        Change change = Change.by(
                        member,
                        "reconciliation-file.sent",
                        "reconciliation-file/" + submission.partner() + "/" + submission.kind() + "/"
                                + submission.sequence())
                .to(Map.of("environment", submission.environment().name()));
        return Transactions.elsewhere(() ->
                        CompletableFuture.supplyAsync(() -> written(content), Infrastructure.getDefaultWorkerPool()))
                .flatMap(file -> transactions
                        .writing(() -> audit.record(change))
                        .chain(() -> Transactions.elsewhere(() -> intake.receive(submission, file)))
                        .eventually(() -> delete(file)));
    }

    public Uni<FileReceipt> file(Member member, UUID id) {
        Whose.visible(member);
        return Transactions.elsewhere(() -> intake.file(id))
                .map(found -> Whose.own(member, found, file -> file.submission().partner(), Thing.RECONCILIATION_FILE));
    }

    /** @param partner for the operator; all where none is named */
    public Uni<Page<FileReceipt>> files(Member member, Optional<OrganisationId> partner, PageRequest page) {
        Optional<OrganisationId> whose = Whose.accounts(member, partner);
        return Transactions.elsewhere(() -> intake.files(whose, page.offset(), page.perPage()))
                .map(files -> new Page<>(files.items(), page, files.totalCount()));
    }

    public Uni<AcknowledgementForms> acknowledgement(Member member, UUID id) {
        return file(member, id)
                .chain(() -> Transactions.elsewhere(() -> intake.acknowledgement(id)))
                .map(found -> found.orElseThrow(() -> Whose.notFound(Thing.RECONCILIATION_FILE)));
    }

    public Uni<Declared> mapping(Member member, Optional<OrganisationId> partner, String kind) {
        OrganisationId whose = Whose.account(member, partner);
        return Transactions.elsewhere(() -> mappings.of(whose, kind))
                .map(found -> found.orElseThrow(() -> Whose.notFound(Thing.RECONCILIATION_MAPPING)));
    }

    public Uni<Declared> declare(Member member, Optional<OrganisationId> partner, String kind, FileMapping mapping) {
        OrganisationId whose = Whose.account(member, partner);
        return transactions
                .writing(() -> audit.record(Change.by(
                        member, "reconciliation-mapping.declared", "reconciliation-mapping/" + whose + "/" + kind)))
                .chain(() -> Transactions.elsewhere(() -> mappings.declare(whose, kind, mapping, member.username())));
    }

    private static Path written(InputStream content) {
        try {
            Path file = Files.createTempFile("reconciliation", ".file");
            try (OutputStream out = Files.newOutputStream(file)) {
                copy(content, out);
            } catch (IOException | RuntimeException failed) {
                Files.deleteIfExists(file);
                throw failed;
            }
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void copy(InputStream content, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            bytes += read;
            if (bytes > PartnerFileIntake.MOST_BYTES) {
                throw new RefusedException(Protocol.BODY_TOO_LARGE);
            }
            out.write(buffer, 0, read);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            LOG.warn("a temporary file was not deleted", left);
        }
    }
}
