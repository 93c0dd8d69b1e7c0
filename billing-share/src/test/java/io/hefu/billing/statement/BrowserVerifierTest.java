package io.hefu.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hefu.core.identity.OrganisationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module for the browser says what Verify.java says, and finds what it finds. */
class BrowserVerifierTest {

    private static final November NOVEMBER = new November(8, 60);

    /** Verifies a bundle as it is, zipped, and with each of some bytes flipped; prints what was not found. */
    private static final String FLIPS = """
            import { readdirSync, readFileSync, statSync } from "node:fs";
            const { bundleOf, verify } = await import(process.argv[2]);
            const file = (name) => new Uint8Array(readFileSync(name));
            const files = await bundleOf(file(process.argv[3]));
            const earlier = await bundleOf(file(process.argv[4]));
            const alone = await bundleOf(earlier.get("head.bin"));
            const key = new TextDecoder().decode(files.get("key.pem"));
            files.delete("key.pem");
            console.log((await verify(files, key, earlier)).agrees ? "AGREES" : "DIFFERS");
            console.log((await verify(files, key, alone)).agrees ? "AGREES" : "DIFFERS");
            let flips = 0;
            const flip = async (bundle, name, samples, agrees) => {
              const content = bundle.get(name);
              for (let i = 0; i < Math.min(samples, content.length); i++) {
                const at = samples < content.length ? (i * 7919 + 13) % content.length : i;
                const flipped = content.slice();
                flipped[at] ^= 1 << (i % 8);
                flips++;
                if (await agrees(new Map(bundle).set(name, flipped))) {
                  console.log("NOT FOUND", name, at, i % 8);
                }
              }
            };
            for (const name of files.keys()) {
              await flip(files, name, 16, async (changed) => (await verify(changed, key, earlier)).agrees);
            }
            for (const name of ["head.bin", "global.bin"]) {
              await flip(earlier, name, 64, async (changed) => (await verify(files, key, changed)).agrees);
            }
            console.log("FLIPPED", flips);
            """;

    @TempDir
    private static Path programs;

    private static PartnerVerifier partner;
    private static BrowserVerifier browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile() throws Exception {
        partner = new PartnerVerifier(programs);
        browser = new BrowserVerifier(programs);
    }

    @BeforeEach
    void nodeIsThere() throws Exception {
        assumeTrue(browser.isThere(), "Node.js 20 or newer");
    }

    @Test
    void everyFlippedByteIsFound() throws Exception {
        Path statement = folder.resolve("statement.zip");
        try (var zip = new BundleZip(Files.newOutputStream(statement))) {
            NOVEMBER.writeMonth(zip);
        }
        Path earlier = folder.resolve("earlier.zip");
        try (var zip = new BundleZip(Files.newOutputStream(earlier))) {
            NOVEMBER.writeOctober(zip);
        }
        Path script = Files.writeString(folder.resolve("flips.mjs"), FLIPS);

        String output = browser.node(
                script.toString(), browser.module().toUri().toString(), statement.toString(), earlier.toString());

        assertThat(output)
                .startsWith("AGREES\nAGREES\n")
                .containsPattern("FLIPPED [0-9]{3}")
                .doesNotContain("NOT FOUND");
    }

    @Test
    void aMonthIsJudgedAlike() throws Exception {
        NOVEMBER.writeMonth(bundle("november"));
        NOVEMBER.writeOctober(bundle("october"));

        assertThat(alike("november")).contains("✓ 结算单头签名有效 · the head is signed by the key");
        assertThat(alike("november", "october")).contains("✓ 承接上期全局头 2026-10 · carries on the global head of 2026-10");
        assertThat(alike("october")).contains("✗ 缺少文件 key.pem · key.pem is missing");
    }

    @Test
    void aDayAndWhatIsMissingOfItIsJudgedAlike() throws Exception {
        NOVEMBER.writeDay(bundle("day"), NOVEMBER.days.get(2));
        NOVEMBER.writeDay(bundle("before"), NOVEMBER.days.get(1));

        assertThat(alike("day", "before"))
                .contains("✓ 承接上期结算单 2026-11-02（哈希与尾差）"
                        + " · carries on the statement of 2026-11-02 (its hash and its residue)");
        assertThat(alike("before", "day")).anyMatch(line -> line.startsWith("✗ 不符：承接上期结算单 2026-11-03"));
        Files.delete(folder.resolve("day/leaves.bin"));
        assertThat(alike("day")).contains("! 未附明细 leaves.bin，未逐笔核对 · no leaves.bin, so single calls were not checked");
        Files.delete(folder.resolve("day/lines.csv"));
        assertThat(alike("day")).contains("✗ 缺少文件 lines.csv · lines.csv is missing");
    }

    @Test
    void chainsThatDoNotHoldAreJudgedAlike() throws Exception {
        NOVEMBER.writeMonth(bundle("november"));
        NOVEMBER.writeOctober(bundle("october"));
        NOVEMBER.writeOctober(bundle("rewritten"));
        var other = new OrganisationId(new UUID(1, 1));
        var rewritten = November.globalHead(
                NOVEMBER.october.period(), List.of(NOVEMBER.october, November.october(other)), NOVEMBER.month.hash());
        Files.write(folder.resolve("rewritten/global.bin"), rewritten.encoded());
        Files.createDirectories(folder.resolve("other"));
        Files.write(folder.resolve("other/head.bin"), November.october(other).encoded());

        assertThat(alike("november", "rewritten")).anyMatch(line -> line.startsWith("✗ 不符：承接上期全局头 2026-10"));
        assertThat(alike("november", "other")).anyMatch(line -> line.startsWith("✗ 所给上期结算单属于另一方"));
    }

    @Test
    void proofsThatProveNothingAreJudgedAlike() throws Exception {
        NOVEMBER.writeDay(bundle("day"), NOVEMBER.days.get(0));
        Path proofs = folder.resolve("day/proofs");
        Files.writeString(
                proofs.resolve("month.json"),
                NOVEMBER.monthProof(
                                NOVEMBER.days.get(0),
                                NOVEMBER.days.get(0).leaves().get(3))
                        .json());

        assertThat(alike("day")).anyMatch(line -> line.startsWith("✗ 证明 proofs/month.json 属于另一份结算单"));
        Files.writeString(proofs.resolve("month.json"), "{}");
        assertThat(alike("day"))
                .contains("✗ 证明 proofs/month.json 不是原样 · proof proofs/month.json is not as it was issued");
    }

    private BundleFolder bundle(String name) {
        return new BundleFolder(folder.resolve(name));
    }

    /** What both say of a bundle, and an earlier one. */
    private List<String> alike(String name, String... earlier) throws IOException, InterruptedException {
        Path bundle = folder.resolve(name);
        List<String> said =
                earlier.length == 0 ? browser.findings(bundle) : browser.findings(bundle, folder.resolve(earlier[0]));
        var verdict = earlier.length == 0
                ? partner.verify(bundle.toString())
                : partner.verify(
                        bundle.toString(),
                        "--previous",
                        folder.resolve(earlier[0]).toString());
        assertThat(said).isEqualTo(verdict.findings());
        return said;
    }
}
