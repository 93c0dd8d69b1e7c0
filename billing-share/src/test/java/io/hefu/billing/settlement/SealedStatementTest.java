package io.hefu.billing.settlement;

import static io.hefu.billing.Billing.OPERATOR;
import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.billing.Billing;
import io.hefu.billing.statement.PartnerVerifier;
import io.hefu.billing.statement.PartnerVerifier.Verdict;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.settlement.StatementForm;
import io.hefu.core.settlement.StatementPeriod;
import io.hefu.core.usage.UsageRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a partner downloads of a settled month, in the hands of the partner's verifier. */
class SealedStatementTest {

    private static final StatementPeriod JANUARY = StatementPeriod.month(LocalDate.of(2026, 1, 1));

    @TempDir
    private static Path folder;

    private static PartnerVerifier partner;
    private static SettledMonth month;
    private static final List<UsageRecord> CALLS = new ArrayList<>();

    @BeforeAll
    static void settle() throws Exception {
        partner = new PartnerVerifier(Files.createDirectories(folder.resolve("classes")));
        month = new SettledMonth();
        month.billing.withUsualTerms();
        for (int i = 0; i < 50; i++) {
            CALLS.add(month.call());
        }
        UsageRecord late = month.developer.verifiesLocation();
        month.settleUntil("2026-01-02T03:00:00+08:00");
        month.answered(late);
        CALLS.add(late);
        month.callsDayByDay(3);
        month.settleUntil("2026-02-01T03:00:00+08:00");
        month.issue(YearMonth.of(2026, 1));
    }

    @AfterAll
    static void drop() {
        month.close();
    }

    @Test
    void aDayWithAllItsCallsAgrees() throws IOException {
        Path zip = download(WANXIANG, StatementPeriod.day(LocalDate.of(2026, 1, 1)), StatementForm.BUNDLE_WITH_CALLS);

        assertThat(verify(zip)).satisfies(SealedStatementTest::agrees);
    }

    @Test
    void aMonthWithAllItsCallsAgrees() throws IOException {
        for (OrganisationId party : List.of(WANXIANG, OPERATOR)) {
            assertThat(verify(download(party, JANUARY, StatementForm.BUNDLE_WITH_CALLS)))
                    .satisfies(SealedStatementTest::agrees);
        }
    }

    @Test
    void aMonthWithoutCallsAgrees() throws IOException {
        assertThat(verify(download(WANXIANG, JANUARY, StatementForm.BUNDLE))).satisfies(SealedStatementTest::agrees);
    }

    @ParameterizedTest
    @EnumSource(names = {"PDF", "XLSX"})
    void documentsSayWhatWasSigned(StatementForm form) throws IOException {
        Path document = download(WANXIANG, JANUARY, form);

        assertThat(document).isNotEmptyFile();
        Files.delete(document);
    }

    @Test
    void everyCallHasAProofOfItsDayAndItsMonth() throws IOException {
        Path day = download(WANXIANG, StatementPeriod.day(LocalDate.of(2026, 1, 1)), StatementForm.BUNDLE);
        for (UsageRecord call : CALLS.subList(0, 50)) {
            String proof = await(month.billing.statements.proof(
                    WANXIANG, StatementPeriod.day(LocalDate.of(2026, 1, 1)), call.call()));
            assertThat(verify(with(day, "proofs/" + call.call() + ".json", proof)))
                    .satisfies(SealedStatementTest::agrees);
        }
        Path whole = download(WANXIANG, JANUARY, StatementForm.BUNDLE);
        UsageRecord late = CALLS.get(50);
        String proof = await(month.billing.statements.proof(WANXIANG, JANUARY, late.call()));
        assertThat(verify(with(whole, "proofs/" + late.call() + ".json", proof)))
                .satisfies(SealedStatementTest::agrees);
    }

    @Test
    void aProofOfAnothersStatementIsFound() throws IOException {
        UsageRecord call = CALLS.get(0);
        String proof = await(month.billing.statements.proof(OPERATOR, JANUARY, call.call()));

        Verdict verdict = verify(
                with(download(WANXIANG, JANUARY, StatementForm.BUNDLE), "proofs/" + call.call() + ".json", proof));

        assertThat(verdict.exitCode()).isNotZero();
    }

    @Test
    void whatIsNotInAStatementHasNoProof() {
        UsageRecord never = month.developer.verifiesLocation();

        assertThatThrownBy(() -> await(month.billing.statements.proof(WANXIANG, JANUARY, never.call())))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void aStatementThatIsNotIssuedCannotBeDownloaded() {
        month.settleUntil("2026-03-01T03:00:00+08:00");
        StatementPeriod february = StatementPeriod.month(LocalDate.of(2026, 2, 1));

        assertThatThrownBy(() -> await(month.billing.statements.file(WANXIANG, "万象", february, StatementForm.CSV)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("ISSUED");
    }

    private static void agrees(Verdict verdict) {
        assertThat(verdict.output()).doesNotContain("✗");
        assertThat(verdict.exitCode()).isZero();
    }

    private static Path download(OrganisationId party, StatementPeriod period, StatementForm form) {
        return await(month.billing.statements.file(party, "万象", period, form));
    }

    private static Verdict verify(Path zip) throws IOException {
        Path key = folder.resolve("operator.pem");
        Files.writeString(key, Billing.SECRET.key().pem());
        return partner.verify(zip.toString(), "--key", key.toString());
    }

    private static Path with(Path zip, String name, String content) throws IOException {
        Path more = Files.createTempFile(folder, "more", ".zip");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip));
                OutputStream file = Files.newOutputStream(more);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
            }
            out.putNextEntry(new ZipEntry(name));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return more;
    }
}
