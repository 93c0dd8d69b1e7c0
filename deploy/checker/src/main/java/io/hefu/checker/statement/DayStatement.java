package io.hefu.checker.statement;

import io.hefu.checker.seal.Node;
import io.hefu.checker.seal.Sums;
import io.hefu.checker.seal.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A party's statement of a day, made again out of its rows: all calls by ascending id, then all corrections by ascending id.
 * What is held grows with lines and minutes, not with calls.
 */
public final class DayStatement {

    /** Takes what does not fit together: a subject, what its line says, what its calls say. */
    public interface Complaint {

        void tell(String subject, String stored, String derived);
    }

    private final Optional<Salts> salts;
    private final Complaint complaint;
    private final Map<LineKey, Amounts> lines;
    private final Map<LineKey, LineShare> shares = new HashMap<>();
    private final List<SectionRoot> sections = new ArrayList<>();
    private Sums calls = Sums.NONE;
    private Sums corrections = Sums.NONE;
    private int kind;
    private long value;
    private Optional<Tree> open = Optional.empty();

    /**
     * @param salts empty where the operator's secret is not at hand: then all hashes are meaningless
     * @param lines what each line has in all
     */
    public DayStatement(Optional<Salts> salts, Map<LineKey, Amounts> lines, Complaint complaint) {
        this.salts = salts;
        this.lines = lines;
        this.complaint = complaint;
        lines.forEach((key, amounts) -> shares.put(key, new LineShare(amounts)));
    }

    public void add(CallRow call) {
        LineShare line = shares.computeIfAbsent(call.line(), key -> new LineShare(Amounts.NONE));
        long share = line.next(call.units(), call.gross());
        byte[] salt = salts.map(known -> known.of(call.call())).orElseGet(Salts::unknown);
        Sums sums = new Sums(1, call.gross(), share);
        section(SectionRoot.MINUTE, call.minute());
        open.orElseThrow().add(Node.leaf(call.leaf(share, salt), sums));
        calls = calls.plus(sums);
    }

    public void add(CorrectionRow correction) {
        Amounts amounts = correction.amounts();
        byte[] salt = salts.map(known -> known.of(correction.id())).orElseGet(Salts::unknown);
        Sums sums = new Sums(1, amounts.gross(), amounts.share());
        section(SectionRoot.CORRECTIONS, 0);
        open.orElseThrow().add(Node.leaf(correction.leaf(salt), sums));
        corrections = corrections.plus(sums);
    }

    /** Ends it, and complains of lines whose calls are not those they were summed from. */
    public void finish() {
        close();
        shares.forEach((key, line) -> {
            Amounts said = lines.getOrDefault(key, Amounts.NONE);
            Amounts made = line.amounts();
            if (!figures(made).equals(figures(said))) {
                complaint.tell(key.toString(), figures(said), figures(made));
            }
        });
    }

    public List<SectionRoot> sections() {
        return sections;
    }

    public Node root() {
        return SectionRoot.root(sections);
    }

    public Sums calls() {
        return calls;
    }

    public Sums corrections() {
        return corrections;
    }

    private static String figures(Amounts line) {
        return line.calls() + " calls, " + line.units() + " units, gross " + line.gross() + ", share " + line.share();
    }

    private void section(int wantedKind, long wantedValue) {
        if (open.isPresent() && kind == wantedKind && value == wantedValue) {
            return;
        }
        close();
        kind = wantedKind;
        value = wantedValue;
        open = Optional.of(new Tree());
    }

    private void close() {
        open.ifPresent(tree -> sections.add(new SectionRoot(kind, value, tree.root())));
        open = Optional.empty();
    }
}
