package io.hefu.checker.agreement;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Whose a month's gross is, in micro-yuan.
 *
 * @param returned what went back to customers
 * @param byParty of all parties
 * @param byClause by clause number and party: what the clause gave, below 0 what it took
 */
public record Shares(BigInteger returned, Map<UUID, BigInteger> byParty, Map<String, Map<UUID, BigInteger>> byClause) {

    public Shares {
        byParty = Collections.unmodifiableMap(new LinkedHashMap<>(byParty));
        byClause = Collections.unmodifiableMap(new LinkedHashMap<>(byClause));
    }

    Shares negated() {
        Map<String, Map<UUID, BigInteger>> clauses = new LinkedHashMap<>();
        byClause.forEach((clause, parts) -> clauses.put(clause, negated(parts)));
        return new Shares(returned.negate(), negated(byParty), clauses);
    }

    private static Map<UUID, BigInteger> negated(Map<UUID, BigInteger> amounts) {
        Map<UUID, BigInteger> negated = new LinkedHashMap<>(amounts);
        negated.replaceAll((party, amount) -> amount.negate());
        return negated;
    }
}
