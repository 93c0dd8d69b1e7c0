package io.hefu.checker.pass;

import io.hefu.checker.report.Verdict;
import io.hefu.checker.rows.Row;
import io.hefu.checker.rows.Snapshot;
import io.hefu.checker.seal.PublicKeys;
import io.hefu.checker.seal.Sha256;
import io.hefu.checker.statement.GlobalHead;
import io.hefu.checker.statement.Period;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The head over all parties' heads of each period.
 *
 * @param keys the operator's public keys
 */
record GlobalPass(PublicKeys keys) implements Pass {

    private static final String ISSUED = """
            select kind, starts_on, global_head, global_signature from billing.settlement_period
            where kind = ? and global_head is not null order by starts_on""";

    private static final String HEADS = """
            select party, head from billing.statement
            where kind = ? and starts_on = ? and head is not null order by party""";

    @Override
    public String name() {
        return "global-heads";
    }

    @Override
    public String states() {
        return "one head covers the heads of all parties of a period, carries on the one before, and is signed";
    }

    @Override
    public void run(Snapshot rows, Verdict verdict) throws SQLException {
        for (Period.Kind kind : Period.Kind.values()) {
            String[] before = {Sha256.NONE};
            rows.each(ISSUED, row -> before[0] = check(row, kind, before[0], rows, verdict), kind.name());
        }
    }

    /** @return the hash of this one */
    private String check(Row row, Period.Kind kind, String before, Snapshot rows, Verdict verdict) throws SQLException {
        Period period = new Period(kind, row.date("starts_on"));
        byte[] bytes = row.bytes("global_head");
        String subject = "global head of " + period;
        try {
            GlobalHead head = GlobalHead.decoded(bytes);
            GlobalHead.Heads heads = new GlobalHead.Heads();
            rows.each(HEADS, one -> heads.add(one.id("party"), one.bytes("head")), kind.name(), period.from());
            verdict.compare(subject + ", period", head.period(), period);
            verdict.compare(subject + ", heads", head.heads(), heads.size());
            verdict.compare(subject + ", root", head.root(), heads.root());
            verdict.compare(subject + ", the one before", head.previous(), before);
            Optional<Boolean> signed = keys.verify(head.keyId(), bytes, row.bytes("global_signature"));
            if (signed.isEmpty()) {
                verdict.notVerified("signatures by key " + head.keyId() + ": the key was not given");
            } else {
                verdict.compare(subject + ", signature", signed.get(), true);
            }
        } catch (IllegalArgumentException malformed) {
            verdict.diverges(subject, String.valueOf(malformed.getMessage()), "a global head");
        }
        return Sha256.hex(bytes);
    }
}
