package io.hefu.billing.statement;

import io.hefu.billing.seal.CanonicalInput;
import io.hefu.billing.seal.CanonicalOutput;
import io.hefu.billing.seal.Hash;
import io.hefu.billing.seal.Totals;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.settlement.StatementPeriod;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is signed of a statement: its sums, and the hash of everything they were made of. A party's days are one chain of
 * heads, its months another.
 *
 * @param issuedAt to the microsecond
 * @param keyId of the key that signs it
 * @param agreements ascending, none twice
 * @param calls of the period under the party's agreements, those that cost nothing included
 * @param root hash of the statement's tree; its sums are those of calls and corrections
 * @param lines SHA-256 of the lines as the CSV file has them
 * @param journals the certificate that no journal entry is missing; ascending, one for each run of a gateway
 * @param days hashes of the heads of the days that make a month; empty for a day
 * @param previous hash of the party's head before of the same kind, or {@link Hash#NONE}
 * @param previousGlobal hash of the global head before of the same kind: the one over this period covers this head, and so
 *     cannot be in it
 */
public record StatementHead(
        OrganisationId party,
        StatementPeriod period,
        Instant issuedAt,
        String keyId,
        List<AgreementSeal> agreements,
        Totals calls,
        Totals corrections,
        Money openingResidue,
        Hash root,
        Hash lines,
        List<JournalMark> journals,
        List<Hash> days,
        Hash previous,
        Hash previousGlobal) {

    private static final byte[] MAGIC = "HFSH".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    public StatementHead {
        issuedAt = issuedAt.truncatedTo(ChronoUnit.MICROS);
        agreements = ascending(agreements, AgreementSeal::agreement);
        journals = ascending(journals, Function.identity());
        days = List.copyOf(days);
        if (period.kind() == StatementPeriod.Kind.DAY && !days.isEmpty()) {
            throw new IllegalArgumentException("days: " + days.size() + " (expected: none in the head of a day)");
        }
    }

    public Balance balance() {
        return new Balance(openingResidue, calls.plus(corrections).share());
    }

    public Totals totals() {
        return calls.plus(corrections);
    }

    public Hash hash() {
        return Hash.of(encoded());
    }

    public byte[] encoded() {
        Balance balance = balance();
        var out = new CanonicalOutput().fixed(MAGIC).octet(VERSION);
        out.octet(period.kind().code()).number64(period.from().toEpochDay()).id(party.value());
        out.text(Money.CURRENCY)
                .number64(ChronoUnit.MICROS.between(Instant.EPOCH, issuedAt))
                .text(keyId);
        out.number32(agreements.size());
        for (AgreementSeal seal : agreements) {
            out.text(seal.agreement().agreement())
                    .number32(seal.agreement().version())
                    .hash(seal.terms());
        }
        out.totals(calls).totals(corrections);
        out.number64(openingResidue.microYuan());
        out.number64(balance.payableFen());
        out.number64(balance.closingResidue().microYuan());
        out.hash(root).hash(lines);
        out.number32(journals.size());
        for (JournalMark mark : journals) {
            out.text(mark.node()).number64(mark.epoch()).number64(mark.lastSequence());
        }
        out.number32(days.size());
        days.forEach(out::hash);
        return out.hash(previous).hash(previousGlobal).bytes();
    }

    /** @throws IllegalArgumentException when the bytes are no head, or its numbers contradict one another */
    public static StatementHead decoded(byte[] encoded) {
        var in = new CanonicalInput(encoded);
        in.expect(MAGIC, "the head of a statement");
        in.expect(new byte[] {VERSION}, "version " + VERSION);
        var period = new StatementPeriod(StatementPeriod.Kind.of(in.octet()), LocalDate.ofEpochDay(in.number64()));
        var party = new OrganisationId(in.id());
        in.expect(new CanonicalOutput().text(Money.CURRENCY).bytes(), "in " + Money.CURRENCY);
        Instant issuedAt = Instant.EPOCH.plus(in.number64(), ChronoUnit.MICROS);
        String keyId = in.text();
        List<AgreementSeal> agreements =
                list(in, () -> new AgreementSeal(new AgreementRef(in.text(), in.number32()), in.hash()));
        Totals calls = in.totals();
        Totals corrections = in.totals();
        Money openingResidue = in.money();
        var balance = new Balance(openingResidue, calls.plus(corrections).share());
        in.expect(number64(balance.payableFen()), "the payable that follows");
        in.expect(number64(balance.closingResidue().microYuan()), "the closing residue that follows");
        Hash root = in.hash();
        Hash lines = in.hash();
        List<JournalMark> journals = list(in, () -> new JournalMark(in.text(), in.number64(), in.number64()));
        List<Hash> days = list(in, in::hash);
        Hash previous = in.hash();
        Hash previousGlobal = in.hash();
        in.end();
        return new StatementHead(
                party,
                period,
                issuedAt,
                keyId,
                agreements,
                calls,
                corrections,
                openingResidue,
                root,
                lines,
                journals,
                days,
                previous,
                previousGlobal);
    }

    private static byte[] number64(long value) {
        return new CanonicalOutput().number64(value).bytes();
    }

    private static <T> List<T> list(CanonicalInput in, Supplier<T> entry) {
        int size = in.entries();
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(entry.get());
        }
        return list;
    }

    private static <T, K extends Comparable<K>> List<T> ascending(List<T> list, Function<T, K> key) {
        for (int i = 1; i < list.size(); i++) {
            if (key.apply(list.get(i - 1)).compareTo(key.apply(list.get(i))) >= 0) {
                throw new IllegalArgumentException(list.get(i) + " (expected: ascending, none twice)");
            }
        }
        return List.copyOf(list);
    }
}
