package io.hefu.billing.statement;

import io.hefu.billing.seal.Hash;
import io.hefu.billing.seal.SealKey;
import io.hefu.billing.seal.Section;
import io.hefu.billing.seal.Sections;
import io.hefu.billing.seal.TilesInMemory;
import io.hefu.billing.seal.Totals;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.settlement.StatementPeriod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Three days and the month of a partner, and the head of the month before, as a store would seal them; the same for the same
 * seed.
 */
final class November {

    static final OrganisationId PARTNER = new OrganisationId(new UUID(0x1234L, 7));
    static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    static final StatementPeriod MONTH = StatementPeriod.month(FIRST);
    static final Clause RESERVE = new Clause("3.1", "坏账准备, bad debt");
    static final Clause CHANNEL = new Clause("3.2", "渠道费");
    static final SealKey KEY = newKey();
    static final Money RESIDUE = new Money(4_321);

    private static final byte[] OPERATOR_SECRET = new byte[32];
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final List<LineKey> LINES = List.of(
            line("location", 1, "location-verification", "verifyLocation"),
            line("location", 2, "location-verification", "verifyLocation"),
            line("messages", 1, "sms", "=sendMessage"));

    /** A day as it is sealed. */
    record Day(StatementHead head, Sections sections, TilesInMemory tiles, List<Leaf> leaves, byte[] lines) {

        InclusionProof proof(Leaf leaf) {
            return new StatementTree(sections, tiles).proof(head.hash(), leaf, indexOf(leaf));
        }

        long indexOf(Leaf wanted) {
            Section section = DayTree.sectionOf(wanted);
            return leaves.stream()
                    .filter(leaf -> DayTree.sectionOf(leaf).equals(section))
                    .toList()
                    .indexOf(wanted);
        }
    }

    final StatementHead october;
    final GlobalHead octoberGlobalHead;
    final List<Day> days = new ArrayList<>();
    final StatementHead month;
    final MonthTree tree;
    final byte[] monthLines;
    final GlobalHead globalHead;
    final InclusionProof globalProof;

    private final Random random;
    private final Map<LineKey, Amounts> usageOfMonth = new TreeMap<>();
    private final Map<CorrectionLine, Amounts> correctionsOfMonth = new TreeMap<>(CorrectionLine.ORDER);

    November(long seed, int callsPerDay) {
        this.random = new Random(seed);
        this.october = october(PARTNER);
        this.octoberGlobalHead = globalHead(october.period(), List.of(october), Hash.NONE);
        Hash previous = Hash.NONE;
        Money residue = RESIDUE;
        for (int i = 0; i < 3; i++) {
            Day day = day(FIRST.plusDays(i), i == 1 ? 0 : callsPerDay, residue, previous);
            days.add(day);
            previous = day.head().hash();
            residue = day.head().balance().closingResidue();
        }
        this.tree = new MonthTree(days.stream().map(Day::head).toList());
        this.monthLines = lines(usageOfMonth, correctionsOfMonth, RESIDUE);
        this.month = head(
                MONTH,
                tree.calls(),
                tree.corrections(),
                RESIDUE,
                tree.sections().root().hash(),
                monthLines,
                tree.hashes(),
                october.hash(),
                octoberGlobalHead.hash());
        List<StatementHead> heads = List.of(other(1), month, other(9_999), other(10_000));
        this.globalHead = globalHead(MONTH, heads, octoberGlobalHead.hash());
        this.globalProof = new GlobalTree(MONTH, heads).proof(PARTNER);
    }

    /** What a partner has of the month before: enough to follow the chains, not to check it. */
    void writeOctober(BundleSink sink) throws IOException {
        var bundle = new StatementBundle(sink);
        bundle.head(october, KEY.sign(october.encoded()));
        bundle.global(
                octoberGlobalHead,
                KEY.sign(octoberGlobalHead.encoded()),
                new GlobalTree(october.period(), List.of(october)).proof(PARTNER));
    }

    /** The head of a month with one call. */
    static StatementHead october(OrganisationId party) {
        return new StatementHead(
                party,
                StatementPeriod.month(FIRST.minusMonths(1)),
                Instant.parse("2026-11-03T02:00:00Z"),
                KEY.id(),
                List.of(),
                new Totals(1, new Money(45_000), RESIDUE),
                Totals.NONE,
                Money.ZERO,
                Hash.NONE,
                Hash.NONE,
                List.of(),
                List.of(),
                Hash.NONE,
                Hash.NONE);
    }

    static GlobalHead globalHead(StatementPeriod period, List<StatementHead> heads, Hash previous) {
        var tree = new GlobalTree(period, heads);
        return new GlobalHead(period, Instant.EPOCH, KEY.id(), tree.size(), tree.root(), previous);
    }

    /** The bundle of the month, with all calls and a proof of each 20th. */
    void writeMonth(BundleSink sink) throws IOException {
        var bundle = new StatementBundle(sink);
        bundle.key(KEY);
        bundle.head(month, KEY.sign(month.encoded()));
        bundle.sections(tree.sections());
        try (OutputStream lines = bundle.lines()) {
            lines.write(monthLines);
        }
        bundle.global(globalHead, KEY.sign(globalHead.encoded()), globalProof);
        for (Day day : days) {
            write(bundle.day(day.head().period().from()), day);
            for (int i = 0; i < day.leaves().size(); i += 20) {
                Leaf leaf = day.leaves().get(i);
                bundle.proof(leaf.id(), monthProof(day, leaf));
            }
        }
    }

    void writeDay(BundleSink sink, Day day) throws IOException {
        var bundle = new StatementBundle(sink);
        bundle.key(KEY);
        write(bundle, day);
        for (int i = 0; i < day.leaves().size(); i += 20) {
            bundle.proof(day.leaves().get(i).id(), day.proof(day.leaves().get(i)));
        }
    }

    InclusionProof monthProof(Day day, Leaf leaf) {
        Section section = Section.day(day.head().period().from().toEpochDay());
        return new StatementTree(day.sections(), day.tiles())
                .proof(month.hash(), tree, section, leaf, day.indexOf(leaf));
    }

    private static void write(StatementBundle bundle, Day day) throws IOException {
        bundle.head(day.head(), KEY.sign(day.head().encoded()));
        bundle.sections(day.sections());
        try (OutputStream lines = bundle.lines()) {
            lines.write(day.lines());
        }
        try (StatementBundle.LeafFile file = bundle.leaves()) {
            for (Leaf leaf : day.leaves()) {
                file.add(leaf);
            }
        }
    }

    private Day day(LocalDate date, int calls, Money residue, Hash previous) {
        LeafSalts salts = LeafSalts.of(OPERATOR_SECRET, PARTNER, StatementPeriod.day(date));
        List<CallLeaf> rated = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            rated.add(call(date, salts));
        }
        rated.sort(Comparator.comparing(Leaf::id, Leaf.ID_ORDER));
        Map<LineKey, Amounts> usage = new TreeMap<>();
        rated.forEach(call -> usage.merge(call.line(), amounts(call), Amounts::plus));
        usage.replaceAll((line, sums) -> shared(sums));
        List<Leaf> leaves = new ArrayList<>(withShares(rated, usage));
        Map<CorrectionLine, Amounts> corrections = new TreeMap<>(CorrectionLine.ORDER);
        for (int i = 0; i < calls / 20; i++) {
            CorrectionLeaf leaf = correction(i, date, salts);
            leaves.add(leaf);
            var line = new CorrectionLine(leaf.line(), leaf.reason(), leaf.corrects(), Amounts.NONE);
            corrections.merge(
                    line, new Amounts(leaf.calls(), leaf.units(), leaf.gross(), Map.of(), leaf.share()), Amounts::plus);
        }
        usage.forEach((line, sums) -> usageOfMonth.merge(line, sums, Amounts::plus));
        corrections.forEach((line, sums) -> correctionsOfMonth.merge(line, sums, Amounts::plus));
        return sealed(date, leaves, lines(usage, corrections, residue), residue, previous);
    }

    private Day sealed(LocalDate date, List<Leaf> leaves, byte[] lines, Money residue, Hash previous) {
        var tiles = new TilesInMemory();
        var tree = new DayTree(date, tiles);
        leaves.forEach(tree::add);
        Sections sections = tree.finish();
        Totals calls = sections.totals(section -> section.kind() == Section.Kind.MINUTE);
        Totals corrections = sections.totals(section -> section.kind() == Section.Kind.CORRECTIONS);
        StatementHead head = head(
                StatementPeriod.day(date),
                calls,
                corrections,
                residue,
                sections.root().hash(),
                lines,
                List.of(),
                previous,
                Hash.of(new byte[] {9}));
        return new Day(head, sections, tiles, leaves, lines);
    }

    private static StatementHead head(
            StatementPeriod period,
            Totals calls,
            Totals corrections,
            Money residue,
            Hash root,
            byte[] lines,
            List<Hash> days,
            Hash previous,
            Hash previousGlobal) {
        return new StatementHead(
                PARTNER,
                period,
                Instant.parse("2026-12-03T02:00:00Z"),
                KEY.id(),
                List.of(
                        new AgreementSeal(new AgreementRef("location", 1), Hash.of(new byte[] {1})),
                        new AgreementSeal(new AgreementRef("location", 2), Hash.of(new byte[] {2})),
                        new AgreementSeal(new AgreementRef("messages", 1), Hash.of(new byte[] {3}))),
                calls,
                corrections,
                residue,
                root,
                Hash.of(lines),
                List.of(new JournalMark("gateway-1", 4, 10_000), new JournalMark("gateway-2", 1, 7)),
                days,
                previous,
                previousGlobal);
    }

    private StatementHead other(long party) {
        return new StatementHead(
                new OrganisationId(new UUID(party, party)),
                MONTH,
                Instant.EPOCH,
                KEY.id(),
                List.of(),
                Totals.NONE,
                Totals.NONE,
                Money.ZERO,
                Hash.NONE,
                Hash.NONE,
                List.of(),
                List.of(),
                Hash.NONE,
                Hash.NONE);
    }

    private CallLeaf call(LocalDate date, LeafSalts salts) {
        Instant received = date.atStartOfDay(SHANGHAI).toInstant().plusMillis(random.nextInt(20 * 60_000));
        long version7 = received.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
        UUID id = new UUID(version7, 0x8000_0000_0000_0000L | random.nextLong() >>> 2);
        LineKey line = onDay(LINES.get(random.nextInt(LINES.size())), date);
        Money gross = new Money(random.nextInt(4) == 0 ? 0 : 45_000 + random.nextInt(1_000));
        return new CallLeaf(
                new CallId(id), received, line, 200, "OK", 1 + random.nextInt(3), 1, gross, Money.ZERO, salts.of(id));
    }

    private CorrectionLeaf correction(int number, LocalDate date, LeafSalts salts) {
        UUID id = new UUID(date.toEpochDay(), number);
        CorrectionReason reason = CorrectionReason.values()[random.nextInt(CorrectionReason.values().length)];
        Money gross = new Money(random.nextInt(20_000) - 10_000);
        return new CorrectionLeaf(
                id,
                date.atStartOfDay(SHANGHAI).toInstant(),
                onDay(LINES.get(number % LINES.size()), date),
                reason,
                "2026-10",
                -1,
                number,
                gross,
                new Money(gross.microYuan() / 3),
                salts.of(id));
    }

    private static List<CallLeaf> withShares(List<CallLeaf> calls, Map<LineKey, Amounts> usage) {
        Map<LineKey, CallShares.LineTotals> totals = new HashMap<>();
        usage.forEach(
                (line, sums) -> totals.put(line, new CallShares.LineTotals(sums.calls(), sums.gross(), sums.share())));
        var shares = new CallShares(totals);
        List<CallLeaf> shared = calls.stream()
                .map(call -> new CallLeaf(
                        call.call(),
                        call.receivedAt(),
                        call.line(),
                        call.status(),
                        call.code(),
                        call.units(),
                        call.priceVersion(),
                        call.gross(),
                        shares.next(call.line(), call.gross()),
                        call.salt()))
                .toList();
        shares.finish();
        return shared;
    }

    private static Amounts amounts(CallLeaf call) {
        return new Amounts(1, call.units(), call.gross(), Map.of(), Money.ZERO);
    }

    /** 8 % and 0.003 yuan a call are taken off, and a third of the rest is the partner's. */
    private static Amounts shared(Amounts sums) {
        Money reserve = new Money(sums.gross().microYuan() * 8 / 100);
        Money channel = new Money(3_000 * sums.calls());
        Money share = new Money((sums.gross().minus(reserve).minus(channel).microYuan()) / 3);
        return new Amounts(sums.calls(), sums.units(), sums.gross(), Map.of(RESERVE, reserve, CHANNEL, channel), share);
    }

    private static byte[] lines(
            Map<LineKey, Amounts> usage, Map<CorrectionLine, Amounts> corrections, Money openingResidue) {
        var out = new ByteArrayOutputStream();
        var lines = new StatementLines(new CsvLineWriter(out), List.of(RESERVE, CHANNEL));
        usage.forEach((line, sums) -> lines.add(new UsageLine(line, sums)));
        corrections.forEach(
                (line, sums) -> lines.add(new CorrectionLine(line.key(), line.reason(), line.corrects(), sums)));
        lines.finish(openingResidue);
        return out.toByteArray();
    }

    private static LineKey onDay(LineKey line, LocalDate date) {
        return new LineKey(line.agreement(), line.api(), line.operation(), date);
    }

    private static LineKey line(String agreement, int version, String api, String operation) {
        return new LineKey(new AgreementRef(agreement, version), new ApiName(api), operation, FIRST);
    }

    private static SealKey newKey() {
        try {
            return new SealKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
