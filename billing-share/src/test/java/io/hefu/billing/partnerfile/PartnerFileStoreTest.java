package io.hefu.billing.partnerfile;

import static io.hefu.billing.Billing.await;
import static io.hefu.billing.reconciliation.ReconciledPartner.file;
import static io.hefu.billing.reconciliation.ReconciledPartner.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.billing.reconciliation.ReconciledPartner;
import io.hefu.billing.statement.CallLeaf;
import io.hefu.core.money.Money;
import io.hefu.core.reconciliation.AcknowledgementForms;
import io.hefu.core.reconciliation.FileMapping;
import io.hefu.core.reconciliation.FileReceipt;
import io.hefu.core.reconciliation.FileReceipt.Disposition;
import io.hefu.core.reconciliation.ProductName;
import io.hefu.core.refusal.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they arrive, down to the rows of the database. */
class PartnerFileStoreTest {

    @TempDir
    private Path directory;

    private ReconciledPartner partner;
    private CallLeaf call;

    @BeforeEach
    void aPartner() {
        partner = new ReconciledPartner(directory);
        call = partner.states("2026-10-05T04:00:00Z");
    }

    @AfterEach
    void drop() {
        partner.close();
    }

    @Test
    void aFileIsTakenWithAllItsLines() {
        FileReceipt receipt = partner.sends(1, file(row(call), row(call, "0.5")));

        assertThat(receipt.disposition()).isEqualTo(Disposition.ACCEPTED);
        assertThat(receipt.accepted()).isEqualTo(2);
        assertThat(receipt.amount()).isEqualTo(Money.ofYuan("0.536"));
        assertThat(await(partner.files.file(receipt.id()))).contains(receipt);
        assertThat(lines()).isEqualTo(2);
        assertThat(partner.database.number("select sum(amount_micro_yuan) from billing.partner_line"))
                .isEqualTo(536_000);
        assertThat(partner.database.number("select mapping_version from billing.partner_file"))
                .isOne();
    }

    @Test
    void aBadRecordIsLeftOutAndNamedInBothForms() {
        FileReceipt receipt = partner.sends(1, file(row(call), row(call, "=1+1"), row(call, "a lot")));

        assertThat(receipt.records()).isEqualTo(3);
        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(lines()).isEqualTo(1);
        AcknowledgementForms forms =
                await(partner.files.acknowledgement(receipt.id())).orElseThrow();
        assertThat(forms.json()).contains("\"FORMULA\"", "\"NOT_A_NUMBER\"", "该值不是所声明格式的数字。");
        assertThat(forms.csv()).contains("SEVERE_RECORD,FORMULA,3,amount,").doesNotContain("=1+1");
    }

    @Test
    void textsAreReadInTheEncodingTheyAreIn() {
        declare(Map.of("位置", "location-verification"));
        String text =
                "call,api,operation,time,amount\r\n" + row(call).replace("location-verification", "位置核验接口") + "\r\n";

        assertThat(partner.sends(1, text.getBytes(Charset.forName("GBK"))).disposition())
                .isEqualTo(Disposition.ACCEPTED);
        assertThat(partner.sends(2, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))
                        .disposition())
                .isEqualTo(Disposition.ACCEPTED);
        assertThat(partner.sends(3, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))
                        .disposition())
                .isEqualTo(Disposition.ACCEPTED);
        assertThat(partner.database.number("select count(*) from billing.partner_product where api = '位置核验接口'"))
                .isOne();

        refused(4, new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF, (byte) 0xFF, 'x'}, "UNKNOWN_ENCODING");
    }

    @Test
    void nothingIsTakenOfAFileWithoutAColumnThatIsMapped() {
        refused(1, file(row(call)).replace("amount", "price").getBytes(StandardCharsets.UTF_8), "MISSING_COLUMN");
    }

    @Test
    void aMillionColumnsAreRefused() {
        String wide = ReconciledPartner.HEADER + ",x".repeat(1_000_000) + "\r\n";
        refused(1, wide.getBytes(StandardCharsets.UTF_8), "TOO_MANY_COLUMNS");
    }

    @Test
    void aFileThatBreaksOffAfterThousandsOfLinesLeavesNone() {
        StringBuilder text = new StringBuilder(ReconciledPartner.HEADER).append("\r\n");
        for (int i = 0; i < 9_000; i++) {
            text.append(row(call)).append("\r\n");
        }
        text.append('"').append(row(call));

        refused(1, text.toString().getBytes(StandardCharsets.UTF_8), "TRUNCATED");
        assertThat(partner.sends(1, file(row(call))).disposition())
                .as("the number is free again")
                .isEqualTo(Disposition.ACCEPTED);
    }

    @Test
    void bytesThatAreNotThoseThatWereAnnouncedAreRefused() {
        FileReceipt receipt = partner.sends(
                "calls", 1, file(row(call)).getBytes(StandardCharsets.UTF_8), Optional.of("ab".repeat(32)));

        assertThat(receipt.disposition()).isEqualTo(Disposition.REFUSED);
        assertThat(lines()).isZero();
    }

    @Test
    void aWorkbookIsReadAndOneThatIsABombIsNot() throws IOException {
        FileMapping csv = ReconciledPartner.mapping();
        FileMapping xlsx = new FileMapping(
                "XLSX",
                csv.separator(),
                csv.skippedRows(),
                csv.totals(),
                csv.columns(),
                csv.time(),
                csv.zone(),
                csv.numbers(),
                csv.amounts(),
                csv.results(),
                csv.products(),
                csv.product(),
                csv.trailer());
        await(partner.mappings.declare(ReconciledPartner.PARTNER, "calls", xlsx, "finance"));

        assertThat(partner.sends(1, workbook()).accepted()).isEqualTo(1);
        refused(2, bomb(), "INFLATES_TOO_MUCH");
        refused(2, Arrays.copyOf(workbook(), 700), "TRUNCATED");
        refused(2, file(row(call)).getBytes(StandardCharsets.UTF_8), "MALFORMED");
    }

    @Test
    void filesAreTakenInSequenceAndOneThatIsEarlyWaits() {
        assertThat(partner.sends(1, file(row(call))).disposition()).isEqualTo(Disposition.ACCEPTED);
        FileReceipt third = partner.sends(3, file(row(call, "0.3")));
        FileReceipt fourth = partner.sends(4, file(row(call, "0.4")));

        assertThat(third.disposition()).isEqualTo(Disposition.WAITING);
        assertThat(third.firstMissing()).contains(2L);
        assertThat(lines()).isEqualTo(1);
        assertThat(partner.sends(3, file(row(call, "0.3"))).disposition()).isEqualTo(Disposition.COPY_IGNORED);
        assertThat(partner.sends(3, file(row(call, "0.9"))).disposition()).isEqualTo(Disposition.REFUSED);

        assertThat(partner.sends(2, file(row(call, "0.2"))).disposition()).isEqualTo(Disposition.ACCEPTED);

        assertThat(await(partner.files.file(third.id())).orElseThrow().disposition())
                .isEqualTo(Disposition.ACCEPTED);
        assertThat(await(partner.files.file(fourth.id())).orElseThrow().accepted())
                .isEqualTo(1);
        assertThat(lines()).isEqualTo(4);
        assertThat(partner.database.number("select count(*) from billing.partner_file_part"))
                .isZero();
        assertThat(partner.sends(2, file(row(call, "0.2"))).disposition()).isEqualTo(Disposition.COPY_IGNORED);
        assertThat(partner.sends(2, file(row(call, "0.7"))).disposition()).isEqualTo(Disposition.REFUSED);
        assertThat(lines()).isEqualTo(4);
    }

    @Test
    void aWaitingFileThatIsBadIsRefusedInItsTurn() {
        FileReceipt second = partner.sends(2, "nonsense");
        FileReceipt third = partner.sends(3, file(row(call)));

        partner.sends(1, file(row(call)));

        assertThat(await(partner.files.file(second.id())).orElseThrow().disposition())
                .isEqualTo(Disposition.REFUSED);
        assertThat(await(partner.files.file(third.id())).orElseThrow().disposition())
                .isEqualTo(Disposition.WAITING);
        partner.sends(2, file(row(call)));
        assertThat(await(partner.files.file(third.id())).orElseThrow().disposition())
                .isEqualTo(Disposition.ACCEPTED);
    }

    @Test
    void theSameFileSentTwiceAtOnceIsTakenOnce() {
        String text = file(row(call));
        CompletableFuture<FileReceipt> one = CompletableFuture.supplyAsync(() -> partner.sends(1, text));
        CompletableFuture<FileReceipt> other = CompletableFuture.supplyAsync(() -> partner.sends(1, text));

        assertThat(Arrays.asList(one.join().disposition(), other.join().disposition()))
                .containsExactlyInAnyOrder(Disposition.ACCEPTED, Disposition.COPY_IGNORED);
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void aHeaderAloneIsAPartnerWithoutCalls() {
        assertThat(partner.sends(1, file()).disposition()).isEqualTo(Disposition.NO_DATA);
        assertThat(partner.sends(2, file(row(call))).disposition()).isEqualTo(Disposition.ACCEPTED);
    }

    @Test
    void filesOfAKindThatWasNeverDeclaredAreTurnedAway() {
        assertThatThrownBy(() -> partner.sends("totals", 1, new byte[1], Optional.empty()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new MappingRefusal.NotDeclared("totals")));
        assertThat(partner.database.number("select count(*) from billing.partner_file"))
                .isZero();
    }

    @Test
    void aMappingIsReadBackAsItWasDeclaredAndABadOneIsRefused() {
        declare(Map.of("位置", "location-verification"));
        assertThat(await(partner.mappings.of(ReconciledPartner.PARTNER, "calls"))
                        .orElseThrow())
                .satisfies(declared -> assertThat(declared.version()).isEqualTo(2))
                .satisfies(declared -> assertThat(declared.mapping().products()).containsKey("位置"));

        FileMapping good = ReconciledPartner.mapping();
        FileMapping bad = new FileMapping(
                "PDF",
                ",",
                0,
                false,
                good.columns(),
                "ISO",
                "Asia/Shanghai",
                "POINT",
                "YUAN",
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> await(partner.mappings.declare(ReconciledPartner.PARTNER, "calls", bad, "finance")))
                .hasMessageContaining("format must be one of CSV, XLSX, JSON");
    }

    private void refused(long sequence, byte[] content, String code) {
        long before = lines();
        FileReceipt receipt = partner.sends(sequence, content);
        assertThat(receipt.disposition()).as(code).isEqualTo(Disposition.REFUSED);
        assertThat(await(partner.files.acknowledgement(receipt.id()))
                        .orElseThrow()
                        .json())
                .contains("\"" + code + "\"");
        assertThat(lines()).isEqualTo(before);
    }

    private long lines() {
        return partner.database.number("select count(*) from billing.partner_line");
    }

    private void declare(Map<String, String> products) {
        FileMapping good = ReconciledPartner.mapping();
        Map<String, ProductName> names = new HashMap<>();
        products.forEach((theirs, ours) -> names.put(theirs, new ProductName(ours, "verifyLocation")));
        await(partner.mappings.declare(
                ReconciledPartner.PARTNER,
                "calls",
                new FileMapping(
                        good.format(),
                        good.separator(),
                        good.skippedRows(),
                        good.totals(),
                        good.columns(),
                        good.time(),
                        good.zone(),
                        good.numbers(),
                        good.amounts(),
                        good.results(),
                        names,
                        good.product(),
                        good.trailer()),
                "finance"));
    }

    private byte[] workbook() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("calls");
            String[][] rows = {ReconciledPartner.HEADER.split(","), row(call).split(",")};
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    sheet.value(row, column, rows[row][column]);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/media/image.bin"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
