package io.hefu.billing.settlement;

import io.hefu.billing.seal.Hash;
import io.hefu.billing.seal.SealKey;
import io.hefu.billing.statement.GlobalHead;
import io.hefu.billing.statement.GlobalTree;
import io.hefu.billing.statement.JournalMark;
import io.hefu.billing.statement.StatementHead;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.settlement.StatementPeriod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes heads of statements, each chained to the party's one before, and the global head over all of them.
 *
 * @param marks the certificate of completeness
 * @param previous of each party, of the same kind of period
 * @param previousGlobal of the same kind
 */
record Sealing(
        SealKey key,
        Instant issuedAt,
        List<JournalMark> marks,
        Map<OrganisationId, Hash> previous,
        Hash previousGlobal) {

    /** A head and what it is signed with. */
    record Signed<T>(T head, byte[] signature) {}

    Signed<StatementHead> seal(Calculated statement) {
        StatementHead head = new StatementHead(
                statement.party(),
                statement.period(),
                issuedAt,
                key.id(),
                statement.agreements(),
                statement.calls(),
                statement.corrections(),
                statement.openingResidue(),
                statement.sections().root().hash(),
                statement.lines(),
                marks,
                statement.days(),
                previous.getOrDefault(statement.party(), Hash.NONE),
                previousGlobal);
        return new Signed<>(head, key.sign(head.encoded()));
    }

    /** @return empty where there are no heads */
    Optional<Signed<GlobalHead>> seal(StatementPeriod period, List<StatementHead> heads) {
        if (heads.isEmpty()) {
            return Optional.empty();
        }
        GlobalTree tree = new GlobalTree(period, heads);
        GlobalHead head = new GlobalHead(period, issuedAt, key.id(), tree.size(), tree.root(), previousGlobal);
        return Optional.of(new Signed<>(head, key.sign(head.encoded())));
    }
}
