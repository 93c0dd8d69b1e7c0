import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Checks a statement of Hefu 合符 without asking anyone: not the operator, not the network, no library. One file, JDK 17.
 *
 *   java Verify.java statement.zip --key key.pem
 *   java Verify.java statement.zip --key key.pem --previous earlier.zip
 *   java Verify.java folder proof.json --key key.pem --previous earlier/head.bin
 *   java Verify.java statement.zip --key key.pem --subtotals minute
 *
 * --key is the operator's public key, as it was published elsewhere: the statement brings a copy, but who could forge the one
 * could forge the other. --previous is an earlier statement of yours, as a bundle or its head.bin alone. --subtotals prints
 * the checked subtotals of each minute, hour or day (as CSV), to be compared with one's own: that finds the minute in which
 * two books differ without exchanging a call.
 *
 * Exit code 0: everything that is there holds. 1: something differs; lines marked ✗ say what. 2: nothing could be checked.
 *
 * What it does, from the top down:
 *   head.bin      is signed (Ed25519) by the key; opening residue + share = payable + closing residue
 *   sections.bin  the subtotals of each minute (or day) hash to the root in the head
 *   leaves.bin    every call hashes into the subtotal of its minute, once (if the file is there)
 *   lines.csv     is the file the head was made with; it adds up; its lines are the sums of the calls
 *   days/...      a month is exactly its days, each checked like this, chained one to the next
 *   global.bin    the head over all parties' heads, signed, covers this head
 *   proofs/*.json single calls lead up to the root
 *   --previous    this head names the earlier one and takes over its residue; so does its global head with the earlier one's
 *
 * All numbers are big-endian; a text has its length (16 bit) in front; amounts are micro-yuan (10^-6 CNY).
 */
public class Verify {

    // ------------------------------------------------------------------------------------------------ running

    private static final String MARKS = "✓!✗";
    private static final String MARKS_OF_OLD_CONSOLES = "√!×";

    public static void main(String[] arguments) {
        Charset charset = charset();
        PrintStream out = new PrintStream(System.out, true, charset);
        String marks = charset.newEncoder().canEncode(MARKS) ? MARKS : MARKS_OF_OLD_CONSOLES;
        System.exit(run(out, marks, arguments));
    }

    /** The console's where it has Chinese characters, such as GBK. */
    private static Charset charset() {
        Charset console = System.console() == null ? StandardCharsets.UTF_8 : System.console().charset();
        return console.newEncoder().canEncode('符') ? console : StandardCharsets.UTF_8;
    }

    /** @return the exit code */
    public static int run(PrintStream out, String... arguments) {
        return run(out, MARKS, arguments);
    }

    private static int run(PrintStream out, String marks, String[] arguments) {
        if (List.of(arguments).contains("--help") || List.of(arguments).contains("-h")) {
            usage(out);
            return 0;
        }
        Verify verify = new Verify(out, marks);
        Arguments given;
        try {
            given = new Arguments(arguments);
        } catch (Unusable wrong) {
            verify.no(wrong.zh, wrong.en);
            usage(out);
            return 2;
        }
        try (Bundle files = open(given.bundle);
                Bundle earlier = given.previous == null ? null : open(given.previous)) {
            verify.statement(files, given.key, earlier, given.proofs);
        } catch (Unusable wrong) {
            verify.no(wrong.zh, wrong.en);
            return 2;
        } catch (Differs differs) {
            verify.no(differs.zh, differs.en);
        } catch (ArithmeticException overflow) {
            verify.no("合计超出 64 位", "a sum does not fit into 64 bit");
        } catch (IOException | RuntimeException unreadable) {
            verify.no("文件无法读取：" + unreadable, "a file cannot be read: " + unreadable);
        }
        verify.printSubtotals(given.subtotals);
        out.println(verify.differences == 0
                ? "结论：全部相符 · Result: everything that was checked agrees"
                : "结论：" + verify.differences + " 处不符 · Result: " + verify.differences + " difference(s)");
        return verify.differences == 0 ? 0 : 1;
    }

    private static void usage(PrintStream out) {
        out.println("用法 · Usage:"
                + " java Verify.java <zip | folder> [proof.json ...] [--key key.pem] [--previous zip | folder | head.bin]"
                + " [--subtotals minute | hour | day]");
    }

    private static class Arguments {

        Path bundle;
        Path key;
        Path previous;
        String subtotals = "";
        final List<Path> proofs = new ArrayList<>();

        Arguments(String[] arguments) {
            for (int i = 0; i < arguments.length; i++) {
                String argument = arguments[i];
                if (argument.startsWith("--")) {
                    if (i + 1 == arguments.length) {
                        throw new Unusable(argument + " 之后缺少内容", "something is missing behind " + argument);
                    }
                    option(argument, arguments[++i]);
                } else if (bundle == null) {
                    bundle = existing(argument);
                } else {
                    proofs.add(existing(argument));
                }
            }
            if (bundle == null) {
                throw new Unusable(
                        "请给出结算单的 zip 文件或解压后的文件夹", "give the statement: its zip file, or the folder it was unpacked to");
            }
        }

        private void option(String name, String value) {
            switch (name) {
                case "--key" -> key = existing(value);
                case "--previous" -> previous = existing(value);
                case "--subtotals" -> subtotals = value;
                default -> throw new Unusable("没有选项 " + name, "there is no option " + name);
            }
            if (!List.of("", "minute", "hour", "day").contains(subtotals)) {
                throw new Unusable(
                        "--subtotals 只能是 minute、hour 或 day", "--subtotals goes by minute, hour or day, not by " + subtotals);
            }
        }

        private static Path existing(String name) {
            try {
                if (Files.exists(Path.of(name))) {
                    return Path.of(name);
                }
            } catch (InvalidPathException noName) {
                // said below
            }
            throw new Unusable("没有文件 " + name, "there is no file " + name);
        }
    }

    private static Bundle open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new Folder(path);
        }
        byte[] start;
        try (InputStream file = Files.newInputStream(path)) {
            start = file.readNBytes(4);
        }
        if (Arrays.equals(start, "HFSH".getBytes(StandardCharsets.US_ASCII))) {
            return new HeadAlone(Files.readAllBytes(path));
        }
        try {
            return new Zip(path);
        } catch (ZipException noZip) {
            throw new Unusable(
                    path + " 不是 zip 文件或不完整，请重新下载", path + " is no zip file, or not all of one: download it again");
        }
    }

    private final PrintStream out;
    private final String marks;
    private final Map<Long, Sums> minutes = new TreeMap<>(); // minutes since 1970
    private int differences;

    private Verify(PrintStream out, String marks) {
        this.out = out;
        this.marks = marks;
    }

    private void yes(String zh, String en) {
        out.println(marks.charAt(0) + " " + zh + " · " + en);
    }

    private void note(String zh, String en) {
        out.println(marks.charAt(1) + " " + zh + " · " + en);
    }

    private void no(String zh, String en) {
        differences++;
        out.println(marks.charAt(2) + " " + zh + " · " + en);
    }

    private void check(boolean holds, String zh, String en) {
        if (holds) {
            yes(zh, en);
        } else {
            no("不符：" + zh, "DIFFERS: " + en);
        }
    }

    /** Thrown where going on makes no sense. */
    private static class Differs extends RuntimeException {

        private static final long serialVersionUID = 1;
        final String zh;
        final String en;

        Differs(String zh, String en) {
            super(en, null, false, false);
            this.zh = zh;
            this.en = en;
        }
    }

    /** Thrown where there is nothing to check. */
    private static class Unusable extends Differs {

        private static final long serialVersionUID = 1;

        Unusable(String zh, String en) {
            super(zh, en);
        }
    }

    // ---------------------------------------------------------------------------------------------- statement

    private void statement(Bundle files, Path keyFile, Bundle earlier, List<Path> proofs) throws IOException {
        if (!files.has("head.bin")) {
            throw new Unusable("这里没有结算单：缺少 head.bin", "there is no statement here: head.bin is missing");
        }
        PublicKey key = key(files, keyFile);
        byte[] headBytes = files.read("head.bin");
        Head head = new Head(headBytes);
        out.println("—— " + head.name() + " · party " + head.party);
        check(signed(key, headBytes, files.read("head.sig")), "结算单头签名有效", "the head is signed by the key");
        check(
                head.keyId.equals(keyId(key)),
                "签名密钥编号 " + head.keyId + "，所用公钥 " + keyId(key),
                "signed with key " + head.keyId + ", checked with key " + keyId(key));
        money(head);
        if (earlier != null) {
            previous(earlier, head);
        }
        Map<String, long[]> lines = new TreeMap<>();
        boolean leavesSeen = contents(files, "", head, lines);
        if (head.month) {
            leavesSeen = days(files, head, key, lines);
        }
        lines(files, "", head, leavesSeen ? lines : null);
        global(files, head, key, headBytes);
        for (String name : files.list("proofs/")) {
            proof(name, files.read(name), head, sha256(headBytes));
        }
        for (Path proof : proofs) {
            proof(proof.toString(), Files.readAllBytes(proof), head, sha256(headBytes));
        }
        out.println("  " + head.calls.count + " 次调用 calls, " + head.corrections.count + " 笔更正 corrections, "
                + "总额 gross " + yuan(head.all.gross) + ", 分成 share " + yuan(head.all.share) + ", 应付 payable "
                + new BigDecimal(head.payableFen).movePointLeft(2).toPlainString() + " CNY");
        for (Journal journal : head.journals) {
            out.println("  " + "网关日志完整至 journal complete up to: " + journal.node + " / " + journal.epoch + " / "
                    + journal.lastSequence);
        }
        out.println("  " + "结算单头哈希 head: " + hex(sha256(headBytes)));
    }

    /** The chain of the party's heads, and that of the global heads. What a signed head names needs no signature of its own. */
    private void previous(Bundle earlier, Head head) throws IOException {
        byte[] bytes = earlier.read("head.bin");
        Head before = new Head(bytes);
        if (!before.party.equals(head.party)) {
            no("所给上期结算单属于另一方 " + before.party, "the earlier statement is of another party, " + before.party);
            return;
        }
        check(
                Arrays.equals(sha256(bytes), head.previous) && before.closingResidue == head.openingResidue,
                "承接上期结算单 " + before.name() + "（哈希与尾差）",
                "carries on the statement of " + before.name() + " (its hash and its residue)");
        if (!earlier.has("global.bin")) {
            note("所给上期未附全局头，未检查全局头之间的承接", "no global head with the earlier one, so their chain was not checked");
            return;
        }
        byte[] globalBytes = earlier.read("global.bin");
        Global global = new Global(globalBytes);
        boolean named = Arrays.equals(sha256(globalBytes), head.previousGlobal);
        boolean next = before.month == head.month
                && head.from.equals(before.month ? before.from.plusMonths(1) : before.from.plusDays(1));
        if (!named && !next) {
            note(
                    "两期之间另有账期，未检查全局头之间的承接",
                    "periods lie between the two, so the chain of global heads was not checked");
            return;
        }
        check(
                named && global.month == head.month && global.from.isBefore(head.from),
                "承接上期全局头 " + global.name(),
                "carries on the global head of " + global.name());
    }

    /** @param by nothing, minute, hour or day */
    private void printSubtotals(String by) {
        if (by.isEmpty()) {
            return;
        }
        int length = Map.of("minute", 16, "hour", 13, "day", 10).get(by);
        Map<String, Sums> subtotals = new TreeMap<>();
        minutes.forEach((minute, sums) -> subtotals.merge(minute(minute).substring(0, length), sums, Sums::plus));
        out.println("received_" + by + ",calls,gross_yuan,share_yuan");
        subtotals.forEach((time, sums) ->
                out.println(time + "," + sums.count + "," + yuan(sums.gross) + "," + yuan(sums.share)));
    }

    private void money(Head head) {
        check(
                head.openingResidue >= 0
                        && head.openingResidue < 10_000
                        && head.closingResidue >= 0
                        && head.closingResidue < 10_000
                        && Math.addExact(head.openingResidue, head.all.share)
                                == Math.addExact(Math.multiplyExact(head.payableFen, 10_000), head.closingResidue),
                head.name() + "：上期尾差 + 分成 = 应付 + 本期尾差",
                head.name() + ": opening residue + share = payable + closing residue");
    }

    /** Sections against the head, leaves against sections. @return whether there were leaves */
    private boolean contents(Bundle files, String folder, Head head, Map<String, long[]> lines) throws IOException {
        List<Section> sections = sections(files.read(folder + "sections.bin"));
        TreeOf tree = new TreeOf();
        for (Section section : sections) {
            tree.add(section.node());
        }
        Node root = tree.root();
        check(
                Arrays.equals(root.hash, head.root) && root.sums.equals(head.all),
                head.name() + "：分段小计 " + sections.size() + " 段与根哈希一致",
                head.name() + ": the subtotals of " + sections.size() + " sections hash to the root");
        Sums calls = Sums.NONE;
        Sums corrections = Sums.NONE;
        for (Section section : sections) {
            if (section.kind == CORRECTIONS) {
                corrections = corrections.plus(section.root.sums);
            } else {
                calls = calls.plus(section.root.sums);
            }
            if (section.kind == MINUTE) {
                minutes.merge(section.value, section.root.sums, Sums::plus);
            }
            if (section.kind == HEADS || (section.kind == DAY) != head.month) {
                no("分段类型有误", "a section is of a kind that does not belong here");
            }
        }
        if (head.month) {
            return false; // its sections are days: what they hold is checked in days()
        }
        check(
                calls.equals(head.calls) && corrections.equals(head.corrections),
                head.name() + "：调用与更正合计一致",
                head.name() + ": calls and corrections sum to the head's");
        if (!files.has(folder + "leaves.bin")) {
            note("未附明细 leaves.bin，未逐笔核对", "no leaves.bin, so single calls were not checked");
            return false;
        }
        try (InputStream leaves = files.open(folder + "leaves.bin")) {
            leaves(leaves, sections, head, lines);
        }
        yes(head.name() + "：" + head.all.count + " 笔明细逐笔相符", head.name() + ": all " + head.all.count + " leaves agree");
        return true;
    }

    private void leaves(InputStream in, List<Section> sections, Head head, Map<String, long[]> lines)
            throws IOException {
        InputStream data = new BufferedInputStream(in, 1 << 16);
        int at = -1;
        TreeOf tree = new TreeOf();
        UUID last = null;
        for (long number = 1; ; number++) {
            byte[] encoded = next(data);
            Leaf leaf = encoded == null ? null : new Leaf(encoded);
            boolean sameSection = leaf != null
                    && at >= 0
                    && leaf.section == sections.get(at).kind
                    && leaf.sectionValue == sections.get(at).value;
            if (!sameSection) {
                if (at >= 0 && !tree.root().equals(sections.get(at).root)) {
                    throw new Differs("分段 " + sections.get(at) + " 的明细与小计不符", "the leaves of " + sections.get(at)
                            + " do not make its subtotal");
                }
                at++;
                tree = new TreeOf();
                last = null;
                if (leaf == null) {
                    if (at < sections.size()) {
                        throw new Differs(
                                "分段 " + sections.get(at) + " 缺少明细",
                                "leaves of " + sections.get(at) + " are missing");
                    }
                    return;
                }
                if (at == sections.size()
                        || leaf.section != sections.get(at).kind
                        || leaf.sectionValue != sections.get(at).value) {
                    throw new Differs("第 " + number + " 笔明细不属于任何分段", "leaf " + number + " belongs to no section");
                }
            }
            if (last != null && compare(last, leaf.id) >= 0) {
                throw new Differs("第 " + number + " 笔明细重复或乱序", "leaf " + number + " is there twice or out of order");
            }
            if (!leaf.agreement.equals("|0") && !head.agreements.containsKey(leaf.agreement)) {
                throw new Differs(
                        "第 " + number + " 笔明细的协议不在结算单头中",
                        "leaf " + number + " falls under an agreement the head does not have");
            }
            boolean openPeriod = !leaf.date.isAfter(head.from) && !leaf.date.isBefore(head.from.withDayOfMonth(1));
            if (leaf.section == MINUTE && !openPeriod) {
                throw new Differs("第 " + number + " 笔调用不属于本账期", "leaf " + number + " is a call of another period");
            }
            last = leaf.id;
            tree.add(leaf.node());
            add(lines, leaf.line, leaf.calls, leaf.units, leaf.gross, leaf.share);
        }
    }

    /** @return null at the end */
    private static byte[] next(InputStream data) throws IOException {
        byte[] head = data.readNBytes(4);
        if (head.length == 0) {
            return null;
        }
        if (head.length < 4) {
            throw cutShort();
        }
        int length = ByteBuffer.wrap(head).getInt();
        if (length < 0 || length > 1 << 20) {
            throw new Differs("明细长度有误", "a leaf has an impossible length");
        }
        byte[] encoded = data.readNBytes(length);
        if (encoded.length < length) {
            throw cutShort();
        }
        return encoded;
    }

    private static Differs cutShort() {
        return new Differs("文件不完整", "a file ends too early");
    }

    /** A month is its days. @return whether all days had leaves */
    private boolean days(Bundle files, Head month, PublicKey key, Map<String, long[]> lines) throws IOException {
        List<Section> sections = sections(files.read("sections.bin"));
        List<String> names = files.list("days/").stream()
                .filter(name -> name.endsWith("/head.bin"))
                .map(name -> name.substring(0, name.length() - "head.bin".length()))
                .toList();
        if (names.size() != month.days.size() || names.size() != sections.size()) {
            throw new Differs(
                    "月结算单含 " + month.days.size() + " 天，文件中有 " + names.size() + " 天",
                    "the month has " + month.days.size() + " days, the bundle " + names.size());
        }
        boolean leavesSeen = true;
        Sums calls = Sums.NONE;
        Sums corrections = Sums.NONE;
        long payableFen = 0;
        Head before = null;
        byte[] beforeHash = null;
        for (int i = 0; i < names.size(); i++) {
            byte[] bytes = files.read(names.get(i) + "head.bin");
            Head day = new Head(bytes);
            boolean fits = Arrays.equals(sha256(bytes), month.days.get(i))
                    && signed(key, bytes, files.read(names.get(i) + "head.sig"))
                    && !day.month
                    && day.party.equals(month.party)
                    && month.agreements.entrySet().containsAll(day.agreements.entrySet())
                    && day.from.withDayOfMonth(1).equals(month.from)
                    && sections.get(i).value == day.from.toEpochDay()
                    && sections.get(i).root.equals(new Node(day.root, day.all))
                    && day.openingResidue == (before == null ? month.openingResidue : before.closingResidue)
                    && (before == null || Arrays.equals(day.previous, beforeHash));
            check(fits, day.name() + "：日结算单与月结算单衔接", day.name() + ": the day is the one the month has");
            money(day);
            Map<String, long[]> linesOfDay = new TreeMap<>();
            boolean leavesOfDaySeen = contents(files, names.get(i), day, linesOfDay);
            if (files.has(names.get(i) + "lines.csv")) {
                lines(files, names.get(i), day, leavesOfDaySeen ? linesOfDay : null);
            }
            linesOfDay.forEach((line, sums) -> add(lines, line, sums));
            leavesSeen &= leavesOfDaySeen;
            calls = calls.plus(day.calls);
            corrections = corrections.plus(day.corrections);
            payableFen = Math.addExact(payableFen, day.payableFen);
            before = day;
            beforeHash = sha256(bytes);
        }
        check(
                calls.equals(month.calls)
                        && corrections.equals(month.corrections)
                        && payableFen == month.payableFen
                        && (before == null || before.closingResidue == month.closingResidue),
                "各日合计等于本月",
                "the days sum to the month");
        return leavesSeen;
    }

    /** lines.csv: the head's hash, sums down each column, and the sums of the calls where there are leaves. */
    private void lines(Bundle files, String folder, Head head, Map<String, long[]> leaves) throws IOException {
        byte[] content = files.read(folder + "lines.csv");
        check(
                Arrays.equals(sha256(content), head.lines),
                head.name() + "：lines.csv 与结算单头一致",
                head.name() + ": lines.csv is the file the head was made with");
        String text = utf8(ByteBuffer.wrap(content));
        List<List<String>> rows = csv(text.startsWith("\uFEFF") ? text.substring(1) : text);
        int width = rows.isEmpty() ? 0 : rows.get(0).size();
        if (width < FEWEST_COLUMNS) {
            throw new Differs("lines.csv 列数不足", "lines.csv has too few columns");
        }
        long[] usage = new long[width];
        long[] corrections = new long[width];
        Map<String, long[]> lines = new TreeMap<>();
        Map<String, List<String>> totals = new TreeMap<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            if (row.size() != width) {
                throw new Differs("lines.csv 有一行列数不符", "a row of lines.csv has another number of columns");
            }
            String kind = row.get(0);
            if (kind.equals("usage") || kind.equals("correction")) {
                for (int column = FIRST_NUMBER; column < width; column++) {
                    long[] sums = kind.equals("usage") ? usage : corrections;
                    sums[column] = Math.addExact(sums[column], number(row.get(column), column));
                }
                String reason = kind.equals("usage") ? "" : row.get(7).split(" ")[0];
                String line = String.join("|", kind, plain(row.get(3)), row.get(4), plain(row.get(5)),
                        plain(row.get(6)), row.get(2), reason, plain(row.get(8)));
                add(lines, line, number(row.get(9), 9), number(row.get(10), 10), number(row.get(11), 11),
                        number(row.get(width - 1), width - 1));
            } else {
                totals.put(kind, row);
            }
        }
        boolean adds = true;
        for (int column = FIRST_NUMBER; column < width; column++) {
            adds &= total(totals, "usage_total", column) == usage[column]
                    && total(totals, "correction_total", column) == corrections[column]
                    && total(totals, "total", column) == Math.addExact(usage[column], corrections[column]);
        }
        check(
                adds,
                head.name() + "：lines.csv 每列合计正确",
                head.name() + ": every column of lines.csv adds up");
        check(
                usage[11] == head.calls.gross
                        && usage[width - 1] == head.calls.share
                        && usage[9] == head.calls.count
                        && corrections[11] == head.corrections.gross
                        && corrections[width - 1] == head.corrections.share
                        && total(totals, "opening_residue", width - 1) == head.openingResidue
                        && total(totals, "payable", width - 1) == Math.multiplyExact(head.payableFen, 10_000)
                        && total(totals, "closing_residue", width - 1) == head.closingResidue,
                head.name() + "：lines.csv 合计与结算单头一致",
                head.name() + ": the totals of lines.csv are the head's");
        if (leaves != null) {
            boolean same = lines.keySet().equals(leaves.keySet());
            for (String line : same ? lines.keySet() : List.<String>of()) {
                same &= Arrays.equals(lines.get(line), leaves.get(line));
            }
            check(
                    same,
                    head.name() + "：lines.csv 每行等于其明细之和",
                    head.name() + ": each line of lines.csv is the sum of its calls");
        }
    }

    private static long total(Map<String, List<String>> totals, String kind, int column) {
        if (!totals.containsKey(kind)) {
            throw new Differs("lines.csv 缺少合计行 " + kind, "lines.csv has no row " + kind);
        }
        return number(totals.get(kind).get(column), column);
    }

    private void global(Bundle files, Head head, PublicKey key, byte[] headBytes) throws IOException {
        if (!files.has("global.bin")) {
            note("未附全局头，未检查各方所见是否一致", "no global head, so it was not checked that all parties see the same");
            return;
        }
        byte[] bytes = files.read("global.bin");
        Global global = new Global(bytes);
        Proof proof = new Proof(files.read("global.json"), "global.json");
        Reader leaf = new Reader(proof.leaf);
        boolean covers = leaf.octet() == 1 && leaf.octet() == 3 && leaf.id().equals(head.party)
                && Arrays.equals(leaf.fixed(32), sha256(headBytes)) && leaf.atEnd();
        Node reached = proof.from(new Node(sha256(new byte[] {0}, proof.leaf), new Sums(1, 0, 0)));
        check(
                signed(key, bytes, files.read("global.sig"))
                        && global.keyId.equals(keyId(key))
                        && global.month == head.month
                        && global.from.equals(head.from)
                        && covers
                        && Arrays.equals(proof.head, sha256(headBytes))
                        && Arrays.equals(reached.hash, global.root)
                        && reached.sums.equals(new Sums(global.heads, 0, 0)),
                "全局头签名有效并包含本结算单（请与其他伙伴比对其哈希 " + hex(sha256(bytes)) + "）",
                "the global head is signed and covers this head (compare its hash with other partners: "
                        + hex(sha256(bytes)) + ")");
        check(
                Arrays.equals(global.previous, head.previousGlobal),
                "全局头与结算单头承接同一上期全局头",
                "the global head and this head name the same global head before");
    }

    private void proof(String name, byte[] bytes, Head head, byte[] headHash) {
        Proof proof = new Proof(bytes, name);
        if (!Arrays.equals(proof.head, headHash)) {
            no(
                    "证明 " + name + " 属于另一份结算单，其头哈希 " + hex(proof.head),
                    "proof " + name + " is of another statement, with head " + hex(proof.head));
            return;
        }
        Leaf leaf = new Leaf(proof.leaf);
        Node reached = proof.from(leaf.node());
        boolean inItsSection = proof.section == leaf.section && proof.sectionValue == leaf.sectionValue;
        check(
                inItsSection
                        && Arrays.equals(reached.hash, head.root)
                        && reached.sums.equals(head.all),
                "证明 " + name + "：" + leaf,
                "proof " + name + " leads to the root: " + leaf);
    }

    // ------------------------------------------------------------------------------------------------- formats

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final int MINUTE = 1;
    private static final int CORRECTIONS = 2;
    private static final int DAY = 3;
    private static final int HEADS = 4;
    private static final int FIRST_NUMBER = 9;
    private static final int FEWEST_COLUMNS = 13;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final List<String> REASONS =
            List.of("LATE_CALL", "RERATED", "REVERSED", "PERIOD_TERM", "ADJUSTMENT");

    /** head.bin. */
    private static class Head {

        final boolean month;
        final LocalDate from;
        final UUID party;
        final Instant issuedAt;
        final String keyId;
        final Map<String, String> agreements = new TreeMap<>(); // name and version, hash of the terms
        final Sums calls;
        final Sums corrections;
        final Sums all;
        final long openingResidue;
        final long payableFen;
        final long closingResidue;
        final byte[] root;
        final byte[] lines;
        final List<Journal> journals = new ArrayList<>();
        final List<byte[]> days = new ArrayList<>();
        final byte[] previous;
        final byte[] previousGlobal;

        Head(byte[] bytes) {
            Reader in = new Reader(bytes);
            in.expect("HFSH", "head.bin");
            month = in.month();
            from = LocalDate.ofEpochDay(in.number64());
            party = in.id();
            if (!in.text().equals("CNY")) {
                throw new Differs("币种不是人民币", "the currency is not CNY");
            }
            issuedAt = Instant.EPOCH.plus(in.number64(), ChronoUnit.MICROS);
            keyId = in.text();
            for (int left = in.entries(); left > 0; left--) {
                agreements.put(in.text() + "|" + in.number32(), hex(in.fixed(32)));
            }
            calls = in.sums();
            corrections = in.sums();
            all = calls.plus(corrections);
            openingResidue = in.number64();
            payableFen = in.number64();
            closingResidue = in.number64();
            root = in.fixed(32);
            lines = in.fixed(32);
            for (int left = in.entries(); left > 0; left--) {
                journals.add(new Journal(in.text(), in.number64(), in.number64()));
            }
            for (int left = in.entries(); left > 0; left--) {
                days.add(in.fixed(32));
            }
            previous = in.fixed(32);
            previousGlobal = in.fixed(32);
            in.end();
        }

        String name() {
            return period(month, from);
        }
    }

    /** global.bin. */
    private static class Global {

        final boolean month;
        final LocalDate from;
        final String keyId;
        final long heads;
        final byte[] root;
        final byte[] previous;

        Global(byte[] bytes) {
            Reader in = new Reader(bytes);
            in.expect("HFGH", "global.bin");
            month = in.month();
            from = LocalDate.ofEpochDay(in.number64());
            in.number64(); // when it was issued
            keyId = in.text();
            heads = in.number64();
            root = in.fixed(32);
            previous = in.fixed(32);
            in.end();
        }

        String name() {
            return period(month, from);
        }
    }

    private static String period(boolean month, LocalDate from) {
        return month ? from.toString().substring(0, 7) : from.toString();
    }

    private record Journal(String node, long epoch, long lastSequence) {}

    /** One entry of leaves.bin or of a proof. */
    private static class Leaf {

        final byte[] encoded;
        final UUID id;
        final int section;
        final long sectionValue;
        final String agreement;
        final LocalDate date;
        final String line;
        final long calls;
        final long units;
        final long gross;
        final long share;
        private final String shown;

        Leaf(byte[] encoded) {
            this.encoded = encoded;
            Reader in = new Reader(encoded);
            in.version("leaf");
            int kind = in.octet();
            if (kind != 1 && kind != 2) {
                throw new Differs("明细类型未知", "the kind of a leaf is unknown");
            }
            id = in.id();
            Instant time = Instant.EPOCH.plus(in.number64(), ChronoUnit.MICROS);
            agreement = in.text() + "|" + in.number32();
            String api = in.text();
            String operation = in.text();
            date = LocalDate.ofEpochDay(in.number32());
            String reason = "";
            String corrects = "";
            String result = "";
            if (kind == 1) {
                section = MINUTE;
                sectionValue = (id.getMostSignificantBits() >>> 16) / 60_000; // UUIDv7: milliseconds in front
                int status = in.number32();
                String code = in.text();
                calls = 1;
                units = in.number64();
                int priceVersion = in.number32();
                result = ", " + status + " " + code + ", 价格版本 price version " + priceVersion;
            } else {
                section = CORRECTIONS;
                sectionValue = 0;
                int number = in.octet();
                if (number < 1 || number > REASONS.size()) {
                    throw new Differs("更正原因未知", "the reason of a correction is unknown");
                }
                reason = REASONS.get(number - 1);
                corrects = in.text();
                calls = in.number64();
                units = in.number64();
            }
            gross = in.number64();
            share = in.number64();
            in.fixed(16); // salt
            in.end();
            if (kind == 1 && (gross < 0 || units < 0)) {
                throw new Differs("调用的金额或数量为负", "a call has a negative amount or number of units");
            }
            line = String.join("|", kind == 1 ? "usage" : "correction", agreement, api, operation,
                    date.toString(), reason, corrects);
            shown = id + ", " + TIME.format(time.atOffset(CHINA)) + ", " + api + " " + operation + result
                    + ", 总额 gross " + yuan(gross) + ", 分成 share " + yuan(share);
        }

        Node node() {
            return new Node(sha256(new byte[] {0}, encoded), new Sums(1, gross, share));
        }

        @Override
        public String toString() {
            return shown;
        }
    }

    /** An entry of sections.bin: the root of the tree of one minute, day, or of the corrections. */
    private record Section(int kind, long value, Node root) {

        Node node() {
            byte[] encoding = ByteBuffer.allocate(10 + Node.LENGTH)
                    .put((byte) 2)
                    .put((byte) kind)
                    .putLong(value)
                    .put(root.encoded())
                    .array();
            return new Node(sha256(encoding), root.sums);
        }

        @Override
        public String toString() {
            return switch (kind) {
                case MINUTE -> minute(value);
                case DAY -> LocalDate.ofEpochDay(value).toString();
                default -> "corrections";
            };
        }
    }

    private static List<Section> sections(byte[] bytes) {
        Reader in = new Reader(bytes);
        in.expect("HFSX", "sections.bin");
        List<Section> sections = new ArrayList<>();
        for (int left = in.entries(); left > 0; left--) {
            Section section = new Section(in.octet(), in.number64(), new Node(in.fixed(32), in.sums()));
            Section last = sections.isEmpty() ? null : sections.get(sections.size() - 1);
            boolean ascends = last == null
                    || last.kind < section.kind
                    || last.kind == section.kind && last.value < section.value;
            if (!ascends) {
                throw new Differs("分段乱序", "the sections are not in order");
            }
            if (section.kind == MINUTE && section.root.sums.gross < 0) {
                throw new Differs("分钟小计为负", "the subtotal of a minute is negative");
            }
            sections.add(section);
        }
        in.end();
        return sections;
    }

    /** A proof in the one form it is issued in. Any other text, even of the same meaning, is refused. */
    private static class Proof {

        final byte[] head;
        final byte[] leaf;
        int section = -1;
        long sectionValue = -1;
        private final List<Object> steps = new ArrayList<>();
        private final String text;
        private final String name;
        private int at;

        Proof(byte[] bytes, String name) {
            this.name = name;
            this.text = utf8(ByteBuffer.wrap(bytes));
            expect("{\"format\":\"hefu-proof-1\",\"head\":\"");
            head = hash(token());
            expect("\",\"leaf\":\"");
            String base64 = token();
            leaf = base64(base64);
            expect("\",\"steps\":[");
            while (text.startsWith("{", at)) {
                step();
                if (text.startsWith(",{", at)) {
                    at++;
                }
            }
            expect("]}\n");
            if (at != text.length()) {
                throw malformed();
            }
        }

        private void step() {
            if (text.startsWith("{\"section\":", at)) {
                expect("{\"section\":{\"kind\":\"");
                int kind = List.of("MINUTE", "CORRECTIONS", "DAY").indexOf(token()) + 1;
                expect("\",\"value\":\"");
                steps.add(new long[] {kind, number(token())});
                if (section < 0) {
                    section = kind;
                    sectionValue = ((long[]) steps.get(steps.size() - 1))[1];
                }
                expect("\"}}");
                return;
            }
            boolean left = text.startsWith("{\"left\":", at);
            expect(left ? "{\"left\":{\"hash\":\"" : "{\"right\":{\"hash\":\"");
            byte[] hash = hash(token());
            expect("\",\"count\":\"");
            long count = number(token());
            expect("\",\"gross\":\"");
            long gross = number(token());
            expect("\",\"share\":\"");
            long share = number(token());
            expect("\"}}");
            steps.add(Map.entry(left, new Node(hash, new Sums(count, gross, share))));
        }

        /** Walks up. Sums are added at each step, and each step's hash covers them. */
        Node from(Node node) {
            Node reached = node;
            boolean negative = node.sums.gross < 0;
            for (Object step : steps) {
                if (step instanceof long[] within) {
                    if (negative && within[0] == MINUTE) {
                        throw new Differs("分钟小计为负", "the subtotal of a minute is negative");
                    }
                    reached = new Section((int) within[0], within[1], reached).node();
                } else {
                    @SuppressWarnings("unchecked")
                    Map.Entry<Boolean, Node> sibling = (Map.Entry<Boolean, Node>) step;
                    negative |= sibling.getValue().sums.gross < 0;
                    reached = sibling.getKey()
                            ? Node.join(sibling.getValue(), reached)
                            : Node.join(reached, sibling.getValue());
                }
            }
            return reached;
        }

        private void expect(String literal) {
            if (!text.startsWith(literal, at)) {
                throw malformed();
            }
            at += literal.length();
        }

        private String token() {
            int end = text.indexOf('"', at);
            if (end < 0) {
                throw malformed();
            }
            String token = text.substring(at, end);
            at = end;
            return token;
        }

        private long number(String token) {
            try {
                long number = Long.parseLong(token);
                if (Long.toString(number).equals(token)) {
                    return number;
                }
            } catch (NumberFormatException noNumber) {
                // said below
            }
            throw malformed();
        }

        private byte[] hash(String token) {
            if (!token.matches("[0-9a-f]{64}")) {
                throw malformed();
            }
            return HexFormat.of().parseHex(token);
        }

        private byte[] base64(String token) {
            try {
                byte[] bytes = Base64.getDecoder().decode(token);
                if (Base64.getEncoder().encodeToString(bytes).equals(token)) {
                    return bytes;
                }
            } catch (IllegalArgumentException noBase64) {
                // said below
            }
            throw malformed();
        }

        private Differs malformed() {
            return new Differs("证明 " + name + " 不是原样", "proof " + name + " is not as it was issued");
        }
    }

    /** Reads the binary form, strictly. */
    private static class Reader {

        private final ByteBuffer buffer;

        Reader(byte[] bytes) {
            buffer = ByteBuffer.wrap(bytes);
        }

        byte[] fixed(int length) {
            if (length > buffer.remaining()) {
                throw cutShort();
            }
            byte[] bytes = new byte[length];
            buffer.get(bytes);
            return bytes;
        }

        int octet() {
            return fixed(1)[0] & 0xFF;
        }

        int number32() {
            return ByteBuffer.wrap(fixed(4)).getInt();
        }

        long number64() {
            return ByteBuffer.wrap(fixed(8)).getLong();
        }

        int entries() {
            int entries = number32();
            if (entries < 0 || entries > buffer.remaining()) {
                throw new Differs("条目数有误", "an impossible number of entries");
            }
            return entries;
        }

        UUID id() {
            return new UUID(number64(), number64());
        }

        String text() {
            return utf8(ByteBuffer.wrap(fixed(ByteBuffer.wrap(fixed(2)).getShort() & 0xFFFF)));
        }

        Sums sums() {
            return new Sums(number64(), number64(), number64());
        }

        boolean month() {
            int kind = octet();
            if (kind != 1 && kind != 2) {
                throw new Differs("账期类型未知", "the kind of period is unknown");
            }
            return kind == 2;
        }

        void expect(String magic, String what) {
            if (!Arrays.equals(fixed(4), magic.getBytes(StandardCharsets.US_ASCII))) {
                throw new Differs(what + " 不是该类文件", what + " is no such file");
            }
            version(what);
        }

        void version(String what) {
            if (octet() != 1) {
                throw new Differs(
                        what + " 版本未知，请用新版核对程序", what + " has an unknown version: get a newer verifier");
            }
        }

        boolean atEnd() {
            return !buffer.hasRemaining();
        }

        void end() {
            if (!atEnd()) {
                throw new Differs("文件末尾有多余内容", "there is something behind the end of a file");
            }
        }
    }

    // ---------------------------------------------------------------------------------------------------- tree

    /** How many leaves, and what they sum to. */
    private record Sums(long count, long gross, long share) {

        static final Sums NONE = new Sums(0, 0, 0);

        Sums {
            if (count < 0) {
                throw new Differs("笔数为负", "a count is negative");
            }
        }

        Sums plus(Sums other) {
            return new Sums(
                    Math.addExact(count, other.count),
                    Math.addExact(gross, other.gross),
                    Math.addExact(share, other.share));
        }
    }

    private record Node(byte[] hash, Sums sums) {

        static final int LENGTH = 56;

        static Node join(Node left, Node right) {
            return new Node(sha256(new byte[] {1}, left.encoded(), right.encoded()), left.sums.plus(right.sums));
        }

        byte[] encoded() {
            return ByteBuffer.allocate(LENGTH)
                    .put(hash)
                    .putLong(sums.count)
                    .putLong(sums.gross)
                    .putLong(sums.share)
                    .array();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Node that && Arrays.equals(hash, that.hash) && sums.equals(that.sums);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(hash);
        }
    }

    /** The tree of RFC 6962: the left subtree is the largest power of two that leaves something on the right. */
    private static class TreeOf {

        private final Deque<Node> perfect = new ArrayDeque<>(); // the last one on top
        private long size;

        void add(Node leaf) {
            Node node = leaf;
            for (long bits = size; (bits & 1) == 1; bits >>= 1) {
                node = Node.join(perfect.pop(), node);
            }
            perfect.push(node);
            size++;
        }

        Node root() {
            Node root = null;
            for (Node subtree : perfect) {
                root = root == null ? subtree : Node.join(subtree, root);
            }
            return root == null ? new Node(sha256(), Sums.NONE) : root;
        }
    }

    // -------------------------------------------------------------------------------------------------- signing

    private PublicKey key(Bundle files, Path file) throws IOException {
        byte[] pem = file == null ? files.read("key.pem") : readKey(file);
        if (file == null) {
            note(
                    "公钥取自结算单本身：请与运营商另行公布的公钥比对",
                    "the key came with the statement: compare it with the operator's published one");
        }
        String text = utf8(ByteBuffer.wrap(pem));
        try {
            String base64 = text.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").replaceAll("\\s", "");
            byte[] encoded = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            throw new Differs("公钥无法读取，应为 PEM 格式的 Ed25519 公钥", "the key is no Ed25519 public key in PEM");
        }
    }

    private static byte[] readKey(Path file) throws IOException {
        if (Files.isDirectory(file) || Files.size(file) > 1 << 16) {
            throw new Unusable(file + " 不是公钥文件", file + " is no file of a public key");
        }
        return Files.readAllBytes(file);
    }

    private static String keyId(PublicKey key) {
        return hex(sha256(key.getEncoded())).substring(0, 16);
    }

    private static boolean signed(PublicKey key, byte[] content, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(content);
            return signature.length == 64 && ed25519.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    // --------------------------------------------------------------------------------------------- small things

    private static void add(Map<String, long[]> lines, String line, long... numbers) {
        long[] sums = lines.computeIfAbsent(line, unknown -> new long[numbers.length]);
        for (int i = 0; i < numbers.length; i++) {
            sums[i] = Math.addExact(sums[i], numbers[i]);
        }
    }

    /** Calls and units are whole numbers, all columns behind them yuan with six decimals. */
    private static long number(String text, int column) {
        if (column < 11 && !text.matches("-?\\d+")) {
            throw new Differs(text + " 不是整数", text + " is no whole number");
        }
        if (column >= 11 && !text.matches("-?\\d+\\.\\d{6}")) {
            throw new Differs("lines.csv 中 " + text + " 不是金额", text + " in lines.csv is no amount");
        }
        return new BigInteger(text.replace(".", "")).longValueExact();
    }

    /** A text without the mark that keeps spreadsheet programs from making a formula or a number of it. */
    private static String plain(String text) {
        return text.startsWith("'") || text.startsWith("\t") ? text.substring(1) : text;
    }

    private static String yuan(long micro) {
        return BigDecimal.valueOf(micro, 6).toPlainString();
    }

    /** In Chinese time, such as {@code 2026-11-01 08:05}. */
    private static String minute(long minutes) {
        Instant instant = Instant.ofEpochSecond(Math.multiplyExact(minutes, 60L));
        return instant.atOffset(CHINA).toLocalDateTime().toString().substring(0, 16).replace('T', ' ');
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static int compare(UUID left, UUID right) {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }

    private static String utf8(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Differs("文本不是 UTF-8", "a text is not UTF-8");
        }
    }

    /** RFC 4180. */
    private static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append(text.charAt(++i));
                } else if (c == '"') {
                    quoted = false;
                } else {
                    field.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (c != '\r') {
                field.append(c);
            }
        }
        return rows;
    }

    // --------------------------------------------------------------------------------------------------- files

    /** The files of a bundle, in a folder or a zip file. */
    private interface Bundle extends AutoCloseable {

        boolean has(String name) throws IOException;

        InputStream open(String name) throws IOException;

        /** All names that begin so, ascending. */
        List<String> list(String prefix) throws IOException;

        @Override
        void close() throws IOException;

        default byte[] read(String name) throws IOException {
            if (!has(name)) {
                throw new Differs("缺少文件 " + name, name + " is missing");
            }
            try (InputStream in = open(name)) {
                return in.readAllBytes();
            }
        }
    }

    private record Folder(Path folder) implements Bundle {

        @Override
        public boolean has(String name) {
            return Files.isRegularFile(folder.resolve(name));
        }

        @Override
        public InputStream open(String name) throws IOException {
            return Files.newInputStream(folder.resolve(name));
        }

        @Override
        public List<String> list(String prefix) throws IOException {
            if (!Files.isDirectory(folder.resolve(prefix))) {
                return List.of();
            }
            try (var found = Files.walk(folder.resolve(prefix))) {
                return found.filter(Files::isRegularFile)
                        .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                        .sorted()
                        .toList();
            }
        }

        @Override
        public void close() {}
    }

    /** An earlier statement of which there is only the head. */
    private record HeadAlone(byte[] head) implements Bundle {

        @Override
        public boolean has(String name) {
            return name.equals("head.bin");
        }

        @Override
        public InputStream open(String name) {
            return new ByteArrayInputStream(head);
        }

        @Override
        public List<String> list(String prefix) {
            return List.of();
        }

        @Override
        public void close() {}
    }

    private static class Zip implements Bundle {

        private final ZipFile zip;

        Zip(Path file) throws IOException {
            zip = new ZipFile(file.toFile());
        }

        @Override
        public boolean has(String name) {
            return zip.getEntry(name) != null;
        }

        @Override
        public InputStream open(String name) throws IOException {
            return zip.getInputStream(zip.getEntry(name));
        }

        @Override
        public List<String> list(String prefix) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(prefix) && !name.endsWith("/"))
                    .sorted()
                    .toList();
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}
