package io.hefu.core.reconciliation;

import io.hefu.core.identity.OrganisationId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Takes the files in which partners say what they counted. Who may send and see them is decided before asking. */
public interface PartnerFileIntake {

    /** Of one file. */
    long MOST_BYTES = 64L << 20;

    /**
     * Reads a file, if it is its turn: all of it is taken, but for records that its acknowledgement names, or nothing. What is
     * wrong with the file is in the acknowledgement. Fails with a refusal where no mapping is declared for its kind, or too many
     * files wait to be read.
     *
     * @param content not needed any more when the stage completes
     */
    CompletionStage<FileReceipt> receive(FileSubmission submission, Path content);

    CompletionStage<Optional<FileReceipt>> file(UUID id);

    /** The latest first. */
    CompletionStage<Slice<FileReceipt>> files(Optional<OrganisationId> partner, int offset, int limit);

    CompletionStage<Optional<AcknowledgementForms>> acknowledgement(UUID id);
}
