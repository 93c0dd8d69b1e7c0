package io.hefu.billing.settlement;

import io.hefu.billing.statement.Leaf;
import io.hefu.core.identity.OrganisationId;
import java.util.Comparator;

/** The order in which parties stand wherever they stand in one. */
final class PartyOrder {

    static final Comparator<OrganisationId> BY_ID = Comparator.comparing(OrganisationId::value, Leaf.ID_ORDER);

    private PartyOrder() {}
}
