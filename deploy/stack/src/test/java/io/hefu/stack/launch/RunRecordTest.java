package io.hefu.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.stack.assembly.Part;
import io.hefu.stack.launch.RunRecord.RecordedPart;
import io.hefu.stack.launch.RunRecord.RecordedProcess;
import io.hefu.stack.process.StartFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(shown, true, StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() {
        RunRecord record = new RunRecord(
                RecordedProcess.of(ProcessHandle.current().pid()),
                "http://127.0.0.1:8080",
                true,
                Map.of(
                        Part.POSTGRES, new RecordedPart(5433, Optional.of(new RecordedProcess(7, Optional.empty()))),
                        Part.HEFU, new RecordedPart(8080, Optional.empty())));

        record.write(folder);

        assertThat(RunRecord.read(folder)).hasValue(record);
    }

    @Test
    void aNumberThatWasGivenToAnotherProcessIsNotTheSameProcess() {
        long pid = ProcessHandle.current().pid();

        assertThat(RecordedProcess.of(pid).alive()).isPresent();
        assertThat(new RecordedProcess(pid, Optional.of(Instant.EPOCH)).alive()).isEmpty();
    }

    @Test
    void leftoversOfAKilledLauncherAreEnded() throws IOException {
        // Given
        Process leftover = new ProcessBuilder("sleep", "600").start();
        RunRecord record = new RunRecord(
                new RecordedProcess(leftover.pid(), Optional.of(Instant.EPOCH)),
                "",
                true,
                Map.of(Part.KEYCLOAK, new RecordedPart(1, Optional.of(RecordedProcess.of(leftover.pid())))));
        record.write(folder);

        // When
        new Down(folder, terminal).run();

        // Then
        assertThat(leftover.isAlive()).isFalse();
        assertThat(RunRecord.read(folder)).isEmpty();
        assertThat(said()).contains("Hefu is down");
    }

    @Test
    void nothingRunsWhereNothingIsRecorded() {
        new Down(folder, terminal).run();
        boolean allUp = new Status(folder, terminal).show();

        assertThat(allUp).isFalse();
        assertThat(said()).contains("Hefu is not running");
    }

    @Test
    void statusShowsWhatIsDown() {
        RunRecord record = new RunRecord(
                RecordedProcess.of(ProcessHandle.current().pid()),
                "http://127.0.0.1:8080",
                true,
                Map.of(Part.HEFU, new RecordedPart(8080, Optional.empty())));
        record.write(folder);

        assertThat(new Status(folder, terminal).show()).isFalse();
        assertThat(said()).containsPattern("Hefu +DOWN +8080");
    }

    @Test
    void anUnreadableRecordIsNamed() throws IOException {
        Files.writeString(RunRecord.file(folder), "launcher.pid=many");

        assertThatThrownBy(() -> RunRecord.read(folder))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(RunRecord.file(folder).toString());
    }

    private String said() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
