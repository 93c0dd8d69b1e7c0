package io.hefu.billing.document;

import io.hefu.billing.seal.Hash;
import io.hefu.billing.seal.Totals;
import io.hefu.billing.statement.AgreementRef;
import io.hefu.billing.statement.AgreementSeal;
import io.hefu.billing.statement.Amounts;
import io.hefu.billing.statement.Balance;
import io.hefu.billing.statement.Clause;
import io.hefu.billing.statement.CorrectionLine;
import io.hefu.billing.statement.CorrectionReason;
import io.hefu.billing.statement.LineKey;
import io.hefu.billing.statement.LineWriter;
import io.hefu.billing.statement.StatementHead;
import io.hefu.billing.statement.StatementLines;
import io.hefu.billing.statement.UsageLine;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.settlement.StatementPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Lines of a November as a store would give them, their head, and documents of both; the same for the same seed. */
final class SampleStatement {

    static final OrganisationId PARTY = new OrganisationId(new UUID(0x0199_a3da_d69f_7000L, 0x8000_0000_0000_0005L));
    static final String NAME = "万象位置服务（北京）有限公司 Wanxiang Location";
    static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    static final StatementPeriod MONTH = StatementPeriod.month(FIRST);
    static final Money OPENING_RESIDUE = new Money(4_321);
    static final Instant ISSUED_AT = Instant.parse("2026-12-03T02:00:00Z");

    private static final List<String> APIS =
            List.of("device-status", "location-verification", "number-verification", "sms");

    final List<Clause> clauses = new ArrayList<>();
    final List<UsageLine> usage = new ArrayList<>();
    final List<CorrectionLine> corrections = new ArrayList<>();

    private final Random random;

    /** @param clauses of which one is missing here and there; a line's sum to its share */
    SampleStatement(long seed, int usageLines, int correctionLines, int clauses) {
        this.random = new Random(seed);
        for (int i = 0; i < clauses; i++) {
            this.clauses.add(new Clause("3." + (i + 1), i == 0 ? "坏账准备" : "第 " + i + " 档分成"));
        }
        for (int i = 0; i < usageLines; i++) {
            usage.add(new UsageLine(key(i), amounts(1)));
        }
        for (int i = 0; i < correctionLines; i++) {
            CorrectionReason reason = CorrectionReason.values()[i % CorrectionReason.values().length];
            corrections.add(new CorrectionLine(key(i), reason, "2026-10", amounts(-1)));
        }
    }

    Balance writeTo(LineWriter writer) {
        var lines = new StatementLines(writer, clauses);
        usage.forEach(lines::add);
        corrections.forEach(lines::add);
        return lines.finish(OPENING_RESIDUE);
    }

    Amounts usageTotal() {
        return usage.stream().map(UsageLine::amounts).reduce(Amounts.NONE, Amounts::plus);
    }

    Amounts correctionTotal() {
        return corrections.stream().map(CorrectionLine::amounts).reduce(Amounts.NONE, Amounts::plus);
    }

    StatementHead head() {
        return new StatementHead(
                PARTY,
                MONTH,
                ISSUED_AT,
                "0123456789abcdef",
                agreements(),
                totals(usageTotal(), usageTotal().calls()),
                totals(correctionTotal(), corrections.size()),
                OPENING_RESIDUE,
                Hash.NONE,
                Hash.NONE,
                List.of(),
                List.of(),
                Hash.NONE,
                Hash.NONE);
    }

    StatementDocument issued() {
        return StatementDocument.issued(head(), NAME);
    }

    StatementDocument draft() {
        return StatementDocument.draft(PARTY, NAME, MONTH, agreements(), ISSUED_AT);
    }

    private static Totals totals(Amounts amounts, long count) {
        return new Totals(count, amounts.gross(), amounts.share());
    }

    private static List<AgreementSeal> agreements() {
        return List.of(
                new AgreementSeal(new AgreementRef("wanxiang-location", 1), Hash.of(new byte[] {1})),
                new AgreementSeal(new AgreementRef("wanxiang-location", 2), Hash.of(new byte[] {2})));
    }

    /** Ascending: 30 days each of operations of APIs. */
    private static LineKey key(int line) {
        int operation = line / 30;
        return new LineKey(
                new AgreementRef("wanxiang-location", 1 + operation / 200),
                new ApiName(APIS.get(operation % 200 / 50)),
                "retrieveOperation%03d".formatted(operation % 200),
                FIRST.plusDays(line % 30));
    }

    private Amounts amounts(int sign) {
        Map<Clause, Money> steps = new TreeMap<>();
        long share = 0;
        for (int i = 0; i < clauses.size(); i++) {
            if (random.nextInt(8) > 0) {
                long amount = sign * random.nextLong(i == 0 ? -900_000 : 0, i == 0 ? 0 : 9_000_000);
                steps.put(clauses.get(i), new Money(amount));
                share += amount;
            }
        }
        long calls = random.nextInt(1, 9_000);
        long gross = sign * random.nextLong(9_000_000, 90_000_000);
        return new Amounts(calls, 2 * calls, new Money(gross), steps, new Money(share));
    }
}
