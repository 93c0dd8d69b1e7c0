package io.hefu.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.seal.Hash;
import io.hefu.billing.seal.Node;
import io.hefu.billing.seal.Section;
import io.hefu.billing.seal.Sections;
import io.hefu.billing.seal.TileSink;
import io.hefu.billing.seal.Totals;
import io.hefu.billing.seal.TreeBuilder;
import io.hefu.core.money.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator that cheats can sign anything and hash it rightly. The verifier need not trust it: it finds the lie itself. */
class ForgedStatementTest {

    private static final November.Day DAY = new November(11, 60).days.get(0);

    @TempDir
    private static Path classes;

    private static PartnerVerifier partner;
    private static BrowserVerifier browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile() throws Exception {
        partner = new PartnerVerifier(classes);
        browser = new BrowserVerifier(classes);
    }

    @Test
    void whatIsNotForgedAgrees() throws Exception {
        assertThat(verdict(DAY.leaves(), DAY.lines())).contains("everything that was checked agrees");
    }

    @Test
    void aCallThatIsCountedTwiceIsFound() throws Exception {
        List<Leaf> leaves = new ArrayList<>(DAY.leaves());
        leaves.add(1, leaves.get(0));

        assertThat(verdict(leaves, DAY.lines())).contains("leaf 2 is there twice or out of order");
    }

    @Test
    void aCallUnderAnAgreementNobodySignedIsFound() throws Exception {
        var unsigned = changed(line ->
                new LineKey(new AgreementRef("location", 3), line.api(), line.operation(), line.businessDate()));

        assertThat(verdict(unsigned, DAY.lines())).contains("an agreement the head does not have");
    }

    @Test
    void aCallOfAnotherMonthIsFound() throws Exception {
        var october = changed(
                line -> new LineKey(line.agreement(), line.api(), line.operation(), LocalDate.of(2026, 10, 31)));

        assertThat(verdict(october, DAY.lines())).contains("leaf 1 is a call of another period");
    }

    @Test
    void moneyMovedFromOneLineToAnotherIsFound() throws Exception {
        String lines = new String(DAY.lines(), StandardCharsets.UTF_8);
        List<String> rows = new ArrayList<>(List.of(lines.split("(?<=\r\n)")));
        String first = rows.get(1);
        String second = rows.get(2);
        rows.set(1, first.substring(0, first.indexOf("location")) + second.substring(second.indexOf("location")));
        rows.set(2, second.substring(0, second.indexOf("location")) + first.substring(first.indexOf("location")));
        rows.set(1, rows.get(1).replaceFirst("location,2", "location,1"));
        rows.set(2, rows.get(2).replaceFirst("location,1", "location,2"));

        assertThat(verdict(DAY.leaves(), String.join("", rows).getBytes(StandardCharsets.UTF_8)))
                .contains("✓ 2026-11-01：lines.csv 每列合计正确")
                .contains("DIFFERS: 2026-11-01: each line of lines.csv is the sum of its calls");
    }

    @Test
    void columnsThatDoNotAddUpAreFound() throws Exception {
        String lines = new String(DAY.lines(), StandardCharsets.UTF_8);

        assertThat(verdict(
                        DAY.leaves(),
                        lines.replace("\r\ntotal,合计,,,,,,,,", "\r\ntotal,合计,,,,,,,,1")
                                .getBytes(StandardCharsets.UTF_8)))
                .contains("DIFFERS: 2026-11-01: every column of lines.csv adds up");
    }

    @Test
    void aCallInAnotherMinuteIsFound() throws Exception {
        Sections later = new Sections(DAY.sections().entries().stream()
                .map(entry -> new Sections.Entry(moved(entry.section()), entry.root()))
                .toList());

        assertThat(verdict(DAY.leaves(), later, DAY.lines())).contains("leaf 1 belongs to no section");
    }

    @Test
    void aNegativeMinuteIsFound() throws Exception {
        var entries = new ArrayList<>(DAY.sections().entries());
        Node root = entries.get(0).root();
        Totals negative =
                new Totals(root.totals().count(), new Money(-1), root.totals().share());
        entries.set(0, new Sections.Entry(entries.get(0).section(), new Node(root.hash(), negative)));

        assertThat(verdict(DAY.leaves(), new Sections(entries), DAY.lines()))
                .contains("the subtotal of a minute is negative");
    }

    @Test
    void sumsThatDoNotFitAreFound() throws Exception {
        Totals most = new Totals(1, new Money(Long.MAX_VALUE), Money.ZERO);
        write(DAY.head(), DAY.leaves(), DAY.sections(), DAY.lines());
        var sections = new Sections(List.of(
                new Sections.Entry(Section.minute(1), new Node(Hash.NONE, most)),
                new Sections.Entry(Section.minute(2), new Node(Hash.NONE, most))));
        new StatementBundle(new BundleFolder(folder)).sections(sections);

        assertThat(verdict()).contains("a sum does not fit into 64 bit");
    }

    private static Section moved(Section section) {
        return section.kind() == Section.Kind.MINUTE ? Section.minute(section.value() + 1) : section;
    }

    private static List<Leaf> changed(Function<LineKey, LineKey> line) {
        List<Leaf> leaves = new ArrayList<>(DAY.leaves());
        CallLeaf call = (CallLeaf) leaves.get(0);
        leaves.set(
                0,
                new CallLeaf(
                        call.call(),
                        call.receivedAt(),
                        line.apply(call.line()),
                        call.status(),
                        call.code(),
                        call.units(),
                        call.priceVersion(),
                        call.gross(),
                        call.share(),
                        call.salt()));
        return leaves;
    }

    /** Seals whatever it is given, as {@link DayTree} would not. */
    private String verdict(List<Leaf> leaves, byte[] lines) throws Exception {
        SortedMap<Section, TreeBuilder> trees = new TreeMap<>();
        leaves.forEach(leaf -> trees.computeIfAbsent(
                        DayTree.sectionOf(leaf), section -> new TreeBuilder(section, TileSink.NONE))
                .add(leaf.node()));
        List<Sections.Entry> entries = new ArrayList<>();
        trees.forEach((section, tree) -> entries.add(new Sections.Entry(section, tree.finish())));
        return verdict(leaves, new Sections(entries), lines);
    }

    private String verdict(List<Leaf> leaves, Sections sections, byte[] lines) throws Exception {
        StatementHead day = DAY.head();
        var head = new StatementHead(
                day.party(),
                day.period(),
                day.issuedAt(),
                day.keyId(),
                day.agreements(),
                sections.totals(section -> section.kind() == Section.Kind.MINUTE),
                sections.totals(section -> section.kind() == Section.Kind.CORRECTIONS),
                day.openingResidue(),
                sections.root().hash(),
                Hash.of(lines),
                day.journals(),
                day.days(),
                day.previous(),
                day.previousGlobal());
        write(head, leaves, sections, lines);
        return verdict();
    }

    private String verdict() throws Exception {
        var verdict = partner.verify(folder.toString());
        assertThat(verdict.exitCode()).isEqualTo(verdict.output().contains("✗") ? 1 : 0);
        if (browser.isThere()) {
            assertThat(browser.findings(folder)).isEqualTo(verdict.findings());
        }
        return verdict.output();
    }

    private void write(StatementHead head, List<Leaf> leaves, Sections sections, byte[] lines) throws IOException {
        var bundle = new StatementBundle(new BundleFolder(folder));
        bundle.key(November.KEY);
        bundle.head(head, November.KEY.sign(head.encoded()));
        bundle.sections(sections);
        try (OutputStream file = bundle.lines()) {
            file.write(lines);
        }
        try (var file = bundle.leaves()) {
            for (Leaf leaf : leaves) {
                file.add(leaf);
            }
        }
    }
}
