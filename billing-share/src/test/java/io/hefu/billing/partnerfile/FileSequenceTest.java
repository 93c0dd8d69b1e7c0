package io.hefu.billing.partnerfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.hefu.billing.digest.Sha256;
import io.hefu.billing.reconciliation.LineTable;
import io.hefu.billing.reconciliation.Products;
import io.hefu.core.money.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSequenceTest {

    private static final Sha256 HASH = new Sha256("ab".repeat(32));
    private static final Sha256 OTHER = new Sha256("cd".repeat(32));

    @TempDir
    private Path directory;

    @Test
    void theNextNumberIsInTurn() {
        assertThat(SequenceVerdict.of(1, HASH, 0, Optional.empty())).isEqualTo(new SequenceVerdict.InTurn());
        assertThat(SequenceVerdict.of(8, HASH, 7, Optional.empty())).isEqualTo(new SequenceVerdict.InTurn());
    }

    @Test
    void aLaterNumberWaitsForThoseBefore() {
        assertThat(SequenceVerdict.of(10, HASH, 7, Optional.empty())).isEqualTo(new SequenceVerdict.Early(8));
    }

    @Test
    void theSameFileAgainIsACopyAndAnotherWithItsNumberIsRefused() {
        assertThat(SequenceVerdict.of(7, HASH, 7, Optional.of(HASH))).isEqualTo(new SequenceVerdict.Copy());
        assertThat(SequenceVerdict.of(7, HASH, 7, Optional.of(OTHER))).isEqualTo(new SequenceVerdict.Reused());
        assertThat(SequenceVerdict.of(9, HASH, 7, Optional.of(HASH))).isEqualTo(new SequenceVerdict.Copy());
        assertThat(SequenceVerdict.of(3, HASH, 7, Optional.empty())).isEqualTo(new SequenceVerdict.Reused());
    }

    @Test
    void aFileOutOfTurnIsAcknowledgedUnread() throws IOException {
        assertThat(read(new SequenceVerdict.Early(3)).disposition()).isEqualTo(Disposition.WAITING);
        assertThat(read(new SequenceVerdict.Early(3)).firstMissing()).contains(3L);
        assertThat(read(new SequenceVerdict.Copy()).disposition()).isEqualTo(Disposition.COPY_IGNORED);
        assertThat(read(new SequenceVerdict.Reused()).disposition()).isEqualTo(Disposition.REFUSED);
        assertThat(read(new SequenceVerdict.Reused()).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.REUSED_NUMBER);
    }

    @Test
    void anAcknowledgementIsATextThatNoSpreadsheetTakesForAFormula() throws IOException {
        Problem problem = new Problem(ProblemCode.NOT_A_NUMBER, 12, "=cmd|' /C calc'!A0");
        Acknowledgement acknowledgement = new Acknowledgement(
                Received.KEY,
                5,
                HASH,
                Disposition.ACCEPTED,
                10,
                9,
                new Money(45_000),
                Map.of(ProblemCode.NOT_A_NUMBER, 1L),
                List.of(problem),
                Optional.empty());

        assertThat(AcknowledgementText.csv(acknowledgement))
                .contains("ACCEPTED,10,9,0.045000,")
                .contains("SEVERE_RECORD,NOT_A_NUMBER,12,'=cmd|");
        String json = AcknowledgementText.json(acknowledgement);
        assertThat(json).contains("\"sequence\":5", "\"accepted\":9", "\"counts\":{\"NOT_A_NUMBER\":1}");
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                parser.getText();
            }
        }
    }

    private Acknowledgement read(SequenceVerdict verdict) throws IOException {
        Path file = directory.resolve("file.csv");
        Files.write(file, (Received.HEADER + "\n" + Received.ROW).getBytes(StandardCharsets.UTF_8));
        return new PartnerFiles(FileLimits.DEFAULT, new Products(List.of()))
                .read(
                        Received.notice(Optional.empty()),
                        file,
                        PartnerFiles.hashOf(file),
                        verdict,
                        Received.mapping(FileFormat.CSV),
                        new Unread());
    }

    /** Fails when anything is read. */
    private static final class Unread implements LineSink {

        @Override
        public void take(LineTable lines) {
            throw new AssertionError("lines of a file that is not in turn");
        }

        @Override
        public void complete(Acknowledgement acknowledgement) {
            throw new AssertionError("a file that is not in turn");
        }

        @Override
        public void abandon(Acknowledgement acknowledgement) {}
    }
}
