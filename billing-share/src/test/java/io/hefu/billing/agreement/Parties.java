package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.List;
import java.util.UUID;

/** Who the tests' agreements are between. */
final class Parties {

    static final OrganisationId OPERATOR = new OrganisationId(new UUID(0, 1));
    static final OrganisationId SUPPLIER = new OrganisationId(new UUID(0, 2));
    static final OrganisationId CHANNEL = new OrganisationId(new UUID(0, 3));
    static final OrganisationId STRANGER = new OrganisationId(new UUID(0, 9));

    static final List<Party> ALL = List.of(
            new Party(OPERATOR, Role.OPERATOR),
            new Party(SUPPLIER, Role.CAPABILITY_SUPPLIER),
            new Party(CHANNEL, Role.CHANNEL));

    private Parties() {}

    static Clause clause(String number) {
        return new Clause(number);
    }

    static Money yuan(String yuan) {
        return Money.ofYuan(yuan);
    }

    /** Refunds are clause 1, the operator takes the remainder as clause 99; these come in between. */
    static Waterfall waterfall(Step... between) {
        return Clauses.begun().with(between).remainder().waterfall();
    }
}
