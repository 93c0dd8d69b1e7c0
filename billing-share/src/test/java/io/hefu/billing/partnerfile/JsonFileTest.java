package io.hefu.billing.partnerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.money.Money;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFileTest {

    private static final String RECORD =
            "{\"流水号\":\"A-1\",\"接口\":\"短信\",\"结果\":\"成功\",\"时间\":\"2026-11-03 08:00:00\",\"金额\":0.045,"
                    + "\"数量\":1,\"备注\":{\"x\":[1,2]}}";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"[%s,%s]", "%s\n%s\n"})
    void objectsAreReadFromAnArrayOrOneAfterAnother(String form) {
        Received received = read(form.formatted(RECORD, RECORD));

        assertThat(received.lines).hasSize(2).allMatch(line -> line.amount().equals(new Money(45_000)));
        assertThat(received.lines.get(1).row()).isEqualTo(2);
    }

    @Test
    void whatBreaksOffIsTruncated() {
        assertThat(read("[" + RECORD + "," + RECORD.substring(0, 20)).problems())
                .containsExactly(ProblemCode.TRUNCATED);
        assertThat(read("[" + RECORD).problems()).containsExactly(ProblemCode.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "nonsense", "[] []", "[{\"金额\":{}}]", "[{\"金额\":1,\"金额\":2}]"})
    void whatIsNoListOfFlatObjectsIsMalformed(String text) {
        assertThat(read(text).problems()).containsExactly(ProblemCode.MALFORMED);
    }

    @Test
    void boundsAreKept() {
        StringBuilder wide = new StringBuilder("[{");
        for (int i = 0; i < 1_000; i++) {
            wide.append("\"c").append(i).append("\":1,");
        }
        assertThat(read(wide.append("\"z\":1}]").toString()).problems()).containsExactly(ProblemCode.TOO_MANY_COLUMNS);
        assertThat(read("[{\"金额\":\"" + "9".repeat(5_000) + "\"}]").problems())
                .containsExactly(ProblemCode.CELL_TOO_LONG);
        assertThat(read("[{\"备注\":" + "[".repeat(100) + "]".repeat(100) + "}]").problems())
                .containsExactly(ProblemCode.CELL_TOO_LONG);
        assertThat(read("").problems()).containsExactly(ProblemCode.EMPTY_FILE);
    }

    @Test
    void missingMembersLeaveTheRecordOut() {
        Received received = read("[{}," + RECORD + "]");

        assertThat(received.problems()).containsExactly(ProblemCode.MISSING_VALUE);
        assertThat(received.lines).hasSize(1);
    }

    private Received read(String text) {
        return Received.bytes(
                directory,
                text.getBytes(StandardCharsets.UTF_8),
                Received.mapping(FileFormat.JSON),
                FileLimits.DEFAULT);
    }
}
