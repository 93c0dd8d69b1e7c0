package io.hefu.billing.partnerfile;

import static io.hefu.billing.partnerfile.Received.HEADER;
import static io.hefu.billing.partnerfile.Received.ROW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files with bytes changed, lost, doubled or cut off, by chance from a seed: each is acknowledged, none is half imported. */
class DamagedFileTest {

    private static final int FILES = 400;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void whateverIsDamagedIsAcknowledged(FileFormat format) throws IOException {
        byte[] whole = whole(format);
        for (int seed = 0; seed < FILES; seed++) {
            byte[] damaged = damaged(whole, new Random(seed));

            Received received = Received.bytes(directory, damaged, Received.mapping(format), FileLimits.DEFAULT);

            Acknowledgement acknowledgement = received.acknowledgement;
            boolean isRefused = acknowledgement.disposition() == Disposition.REFUSED;
            assertThat(acknowledgement.count(Severity.FATAL_FILE))
                    .as("seed %d", seed)
                    .isEqualTo(isRefused ? 1 : 0);
            assertThat(received.lines).as("seed %d", seed).hasSize((int) acknowledgement.accepted());
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int i = 0; i <= random.nextInt(4); i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
            }
            case 1 -> bytes = Arrays.copyOf(bytes, at);
            case 2 -> {
                int lost = Math.min(bytes.length - at, 1 + random.nextInt(20));
                System.arraycopy(whole, at + lost, bytes, at, bytes.length - at - lost);
                bytes = Arrays.copyOf(bytes, bytes.length - lost);
            }
            default -> {
                bytes = Arrays.copyOf(bytes, bytes.length + at);
                System.arraycopy(whole, 0, bytes, whole.length, at);
            }
        }
        return bytes;
    }

    private static byte[] whole(FileFormat format) throws IOException {
        return switch (format) {
            case CSV -> (HEADER + "\n" + (ROW + "\n").repeat(10)).getBytes(Charset.forName("GB18030"));
            case JSON ->
                ("["
                                + "{\"流水号\":\"A-1\",\"接口\":\"短信\",\"结果\":\"成功\",\"时间\":\"2026-11-03 08:00:00\",\"金额\":0.045},"
                                        .repeat(9)
                                + "{}]")
                        .getBytes(StandardCharsets.UTF_8);
            case XLSX -> workbook();
        };
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("calls");
            for (int row = 0; row < 10; row++) {
                String[] cells = (row == 0 ? HEADER : ROW).split(",");
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(row, column, cells[column]);
                }
            }
        }
        return bytes.toByteArray();
    }
}
