package io.hefu.billing.payable;

import io.hefu.core.identity.OrganisationId;
import java.time.YearMonth;

/** Names a monthly statement. */
public record PartyMonth(OrganisationId party, YearMonth month) {}
