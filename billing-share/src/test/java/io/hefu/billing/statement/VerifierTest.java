package io.hefu.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.seal.Hash;
import io.hefu.billing.seal.SealKey;
import io.hefu.billing.statement.PartnerVerifier.Verdict;
import io.hefu.core.identity.OrganisationId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our code writes, the partner's verifier accepts; what was changed afterwards, it finds. */
class VerifierTest {

    private static final November NOVEMBER = new November(7, 60);

    @TempDir
    private static Path classes;

    private static PartnerVerifier partner;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile() throws Exception {
        partner = new PartnerVerifier(classes);
    }

    @Test
    void aPartnerRunsItAsOneFileWithTheJdkAlone() throws Exception {
        Path zip = folder.resolve("statement.zip");
        try (var sink = new BundleZip(Files.newOutputStream(zip))) {
            NOVEMBER.writeMonth(sink);
        }
        Path key = Files.writeString(folder.resolve("operator.pem"), November.KEY.pem());
        Path output = folder.resolve("output");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        PartnerVerifier.source().toString(),
                        zip.toString(),
                        "--key",
                        key.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(Files.readString(output))
                .contains("全部相符")
                .contains("everything that was checked agrees")
                .doesNotContain("✗")
                .doesNotContain("! ");
        assertThat(process.exitValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void eachDayAgrees(int day) throws IOException {
        NOVEMBER.writeDay(new BundleFolder(folder), NOVEMBER.days.get(day));

        Verdict verdict = verify();

        assertThat(verdict.output()).doesNotContain("✗");
        assertThat(verdict.exitCode()).isZero();
    }

    @Test
    void aStatementCarriesOnTheOneBefore() throws IOException {
        NOVEMBER.writeDay(new BundleFolder(folder), NOVEMBER.days.get(1));
        Path first = Files.write(
                folder.resolve("first.bin"), NOVEMBER.days.get(0).head().encoded());
        Path third = Files.write(
                folder.resolve("third.bin"), NOVEMBER.days.get(2).head().encoded());

        assertThat(verify("--previous", first.toString()))
                .matches(verdict -> verdict.exitCode() == 0)
                .extracting(Verdict::output)
                .asString()
                .contains("✓ 承接上期结算单 2026-11-01（哈希与尾差）")
                .contains("! 所给上期未附全局头");
        assertThat(verify("--previous", third.toString()).output())
                .contains("DIFFERS: carries on the statement of 2026-11-03");
    }

    @Test
    void theGlobalHeadCarriesOnTheOneBefore() throws IOException {
        NOVEMBER.writeMonth(new BundleFolder(folder.resolve("november")));
        Path october = folder.resolve("october.zip");
        try (var zip = new BundleZip(Files.newOutputStream(october))) {
            NOVEMBER.writeOctober(zip);
        }

        Verdict verdict = partner.verify(folder.resolve("november").toString(), "--previous", october.toString());

        assertThat(verdict.output())
                .contains("✓ 承接上期结算单 2026-10（哈希与尾差）")
                .contains("✓ 承接上期全局头 2026-10")
                .contains("✓ 全局头与结算单头承接同一上期全局头")
                .doesNotContain("✗");
    }

    @Test
    void aHistoryThatWasRewrittenIsFound() throws IOException {
        NOVEMBER.writeMonth(new BundleFolder(folder.resolve("november")));
        NOVEMBER.writeOctober(new BundleFolder(folder.resolve("october")));
        var rewritten = November.globalHead(
                NOVEMBER.october.period(),
                List.of(NOVEMBER.october, November.october(new OrganisationId(new UUID(1, 1)))),
                Hash.NONE);
        Files.write(folder.resolve("october/global.bin"), rewritten.encoded());

        assertThat(partner.verify(
                                folder.resolve("november").toString(),
                                "--previous",
                                folder.resolve("october").toString())
                        .output())
                .contains("✓ 承接上期结算单 2026-10")
                .contains("DIFFERS: carries on the global head of 2026-10");
    }

    @Test
    void theStatementBeforeOfAnotherPartyIsNotTaken() throws IOException {
        NOVEMBER.writeMonth(new BundleFolder(folder));
        var other = new OrganisationId(new UUID(1, 1));
        Path head =
                Files.write(folder.resolve("other.bin"), November.october(other).encoded());

        assertThat(verify("--previous", head.toString()))
                .matches(verdict -> verdict.exitCode() == 1)
                .extracting(Verdict::output)
                .asString()
                .contains("✗ 所给上期结算单属于另一方 " + other);
    }

    @Test
    void everyFlippedByteOfTheHeadsBeforeIsFound() throws IOException {
        NOVEMBER.writeMonth(new BundleFolder(folder.resolve("november")));
        NOVEMBER.writeOctober(new BundleFolder(folder.resolve("october")));
        for (String name : List.of("head.bin", "global.bin")) {
            Path file = folder.resolve("october").resolve(name);
            byte[] content = Files.readAllBytes(file);
            for (int at = 0; at < content.length; at++) {
                byte[] flipped = content.clone();
                flipped[at] ^= 0x20;
                Files.write(file, flipped);
                assertThat(partner.verify(
                                        folder.resolve("november").toString(),
                                        "--previous",
                                        folder.resolve("october").toString())
                                .exitCode())
                        .as("byte %d of %s", at, name)
                        .isEqualTo(1);
            }
            Files.write(file, content);
        }
    }

    @Test
    void anotherKeyThanTheOperatorsIsNotEnough() throws Exception {
        NOVEMBER.writeMonth(new BundleFolder(folder));
        var other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path key = Files.writeString(folder.resolve("other.pem"), new SealKey(other).pem());

        assertThat(verify("--key", key.toString()).output())
                .contains("DIFFERS: the head is signed by the key")
                .contains("DIFFERS: signed with key " + November.KEY.id() + ", checked with key "
                        + new SealKey(other).id());
    }

    @Test
    void withoutAKeyOfOnesOwnThePartnerIsWarned() throws IOException {
        NOVEMBER.writeMonth(new BundleFolder(folder));

        assertThat(verify().output()).contains("! 公钥取自结算单本身").contains("everything that was checked agrees");
    }

    @Test
    void withoutLeavesTheSubtotalsAreStillChecked() throws IOException {
        NOVEMBER.writeDay(new BundleFolder(folder), NOVEMBER.days.get(0));
        Files.delete(folder.resolve("leaves.bin"));

        Verdict verdict = verify();

        assertThat(verdict.exitCode()).isZero();
        assertThat(verdict.output()).contains("! 未附明细").contains("✓ 2026-11-01：分段小计");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        NOVEMBER.writeDay(new BundleFolder(folder), NOVEMBER.days.get(0));
        Files.delete(folder.resolve("lines.csv"));

        assertThat(verify().output()).contains("lines.csv is missing");
    }

    @Test
    void aCallThatWasLeftOutPutTwiceOrMovedIsFound() throws IOException {
        NOVEMBER.writeDay(new BundleFolder(folder), NOVEMBER.days.get(0));
        List<Leaf> leaves = NOVEMBER.days.get(0).leaves();
        List<Leaf> without = new ArrayList<>(leaves);
        without.remove(5);
        List<Leaf> twice = new ArrayList<>(leaves);
        twice.add(6, leaves.get(5));
        List<Leaf> moved = new ArrayList<>(leaves);
        moved.add(0, moved.remove(9));

        for (List<Leaf> wrong : List.of(without, twice, moved, List.<Leaf>of())) {
            try (var file = new StatementBundle(new BundleFolder(folder)).leaves()) {
                for (Leaf leaf : wrong) {
                    file.add(leaf);
                }
            }
            assertThat(verify().exitCode()).isEqualTo(1);
        }
    }

    @Test
    void aProofOfAnotherStatementProvesNothingHere() throws IOException {
        NOVEMBER.writeDay(new BundleFolder(folder), NOVEMBER.days.get(0));
        var day = NOVEMBER.days.get(0);
        Path month = Files.writeString(
                folder.resolve("month.json"),
                NOVEMBER.monthProof(day, day.leaves().get(3)).json());
        Path own = Files.writeString(
                folder.resolve("own.json"), day.proof(day.leaves().get(3)).json());

        assertThat(verify(own.toString()).exitCode()).isZero();
        assertThat(verify(month.toString()))
                .matches(verdict -> verdict.exitCode() == 1)
                .extracting(Verdict::output)
                .asString()
                .contains("month.json is of another statement, with head " + NOVEMBER.month.hash());
    }

    @Test
    void everyFlippedByteIsFound() throws IOException {
        NOVEMBER.writeMonth(new BundleFolder(folder));
        Random random = new Random(26);
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] content = Files.readAllBytes(file);
                int samples = content.length <= 64 ? content.length : 25;
                for (int i = 0; i < samples; i++) {
                    int at = content.length <= 64 ? i : random.nextInt(content.length);
                    assertFound(file, content, at, 1 << random.nextInt(8));
                }
            }
        }
    }

    @Test
    void everyByteOfHeadAndProofCounts() throws IOException {
        NOVEMBER.writeDay(new BundleFolder(folder), NOVEMBER.days.get(2));
        for (String name : List.of("head.bin", "head.sig", proof())) {
            Path file = folder.resolve(name);
            byte[] content = Files.readAllBytes(file);
            for (int at = 0; at < content.length; at++) {
                assertFound(file, content, at, 0x20);
            }
        }
    }

    @Test
    void everyTruncationAndEveryAppendedByteIsFound() throws IOException {
        NOVEMBER.writeDay(new BundleFolder(folder), NOVEMBER.days.get(2));
        Random random = new Random(27);
        for (String name : List.of("head.bin", "head.sig", "sections.bin", "leaves.bin", "lines.csv", proof())) {
            Path file = folder.resolve(name);
            byte[] content = Files.readAllBytes(file);
            for (int i = 0; i < 10; i++) {
                Files.write(file, Arrays.copyOf(content, random.nextInt(content.length)));
                assertThat(verify().exitCode()).as("%s cut short", name).isEqualTo(1);
            }
            Files.write(file, Arrays.copyOf(content, content.length + 1));
            assertThat(verify().exitCode()).as("%s with a byte more", name).isEqualTo(1);
            Files.write(file, content);
        }
    }

    @Test
    void subtotalsAreShownByMinuteHourAndDayInChineseTime() throws IOException {
        NOVEMBER.writeMonth(new BundleFolder(folder));

        assertThat(verify("--subtotals", "day").output())
                .containsPattern("2026-11-01,60,[0-9.]+,[0-9.]+\n2026-11-03,60,[0-9.]+,[0-9.]+\n");
        assertThat(verify("--subtotals", "hour").output()).containsPattern("\n2026-11-01 00,60,");
        assertThat(verify("--subtotals", "minute").output())
                .contains("\nreceived_minute,calls,gross_yuan,share_yuan\n2026-11-01 00:0");
    }

    @Test
    void theSameFilesMakeTheSameZipFile() throws IOException {
        var first = new ByteArrayOutputStream();
        var second = new ByteArrayOutputStream();
        for (var out : List.of(first, second)) {
            try (var zip = new BundleZip(out)) {
                NOVEMBER.writeMonth(zip);
            }
        }

        assertThat(first.toByteArray()).isEqualTo(second.toByteArray());
    }

    @Test
    void wrongArgumentsAreExplained() {
        assertUnusable("✗ 请给出结算单的 zip 文件或解压后的文件夹 · give the statement").contains("Usage");
        assertUnusable("something is missing behind --key", "--key").contains("Usage");
        assertUnusable("there is no option --unknown", "--unknown", "x");
        assertUnusable("--subtotals goes by minute, hour or day, not by year", "--subtotals", "year");
        String nowhere = folder.resolve("nowhere").toString();
        assertUnusable("there is no file " + nowhere, nowhere);
        assertUnusable("there is no file " + nowhere, folder.toString(), "--key", nowhere);
        assertUnusable("there is no file " + nowhere, folder.toString(), "--previous", nowhere);
        assertUnusable("there is no file " + nowhere, folder.toString(), nowhere);
        assertThat(partner.verify("--help"))
                .matches(verdict -> verdict.exitCode() == 0 && verdict.output().contains("Usage"));
    }

    @Test
    void filesThatAreNoStatementAreNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "no zip");
        Path empty = Files.createFile(folder.resolve("empty.zip"));
        Path half = folder.resolve("half.zip");
        try (var zip = new BundleZip(Files.newOutputStream(half))) {
            NOVEMBER.writeMonth(zip);
        }
        Files.write(half, Arrays.copyOf(Files.readAllBytes(half), (int) Files.size(half) / 2));
        Path other = folder.resolve("other.zip");
        try (var zip = new BundleZip(Files.newOutputStream(other));
                var file = zip.file("holiday.jpg")) {
            file.write(1);
        }

        for (Path wrong : List.of(text, empty, half)) {
            assertUnusable(wrong + " is no zip file, or not all of one: download it again", wrong.toString());
        }
        assertUnusable("there is no statement here: head.bin is missing", other.toString());
        assertUnusable("there is no statement here: head.bin is missing", folder.toString());
    }

    @Test
    void whatIsNoPublicKeyIsSaid() throws IOException {
        NOVEMBER.writeMonth(new BundleFolder(folder));
        Path head = folder.resolve("head.bin");
        Path empty = Files.createFile(folder.resolve("empty.pem"));

        for (Path wrong : List.of(head, empty)) {
            assertThat(verify("--key", wrong.toString()).exitCode()).isEqualTo(1);
        }
        assertThat(verify("--key", empty.toString()).output()).contains("the key is no Ed25519 public key in PEM");
        assertUnusable(folder + " is no file of a public key", folder.toString(), "--key", folder.toString());
    }

    @Test
    void whatIsNoProofIsSaid() throws IOException {
        NOVEMBER.writeMonth(new BundleFolder(folder));
        Path key = folder.resolve("key.pem");

        assertThat(verify(key.toString()).output()).contains("proof " + key + " is not as it was issued");
    }

    private static AbstractStringAssert<?> assertUnusable(String message, String... arguments) {
        Verdict verdict = partner.verify(arguments);
        assertThat(verdict.exitCode()).isEqualTo(2);
        return assertThat(verdict.output()).contains(message);
    }

    private String proof() {
        return "proofs/" + NOVEMBER.days.get(2).leaves().get(20).id() + ".json";
    }

    private void assertFound(Path file, byte[] content, int at, int bit) throws IOException {
        byte[] flipped = content.clone();
        flipped[at] ^= (byte) bit;
        Files.write(file, flipped);
        // A PEM file says the same with another byte in its armour or white space: what counts there is the key.
        boolean mayAgree = file.endsWith("key.pem");
        int exitCode = verify().exitCode();
        Files.write(file, content);
        assertThat(mayAgree || exitCode == 1)
                .as("byte %d of %s, bit %d", at, folder.relativize(file), bit)
                .isTrue();
    }

    private Verdict verify(String... more) {
        List<String> arguments = new ArrayList<>(List.of(folder.toString()));
        arguments.addAll(List.of(more));
        return partner.verify(arguments.toArray(String[]::new));
    }
}
