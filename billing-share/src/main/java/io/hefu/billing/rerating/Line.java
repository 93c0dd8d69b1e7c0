package io.hefu.billing.rerating;

import io.hefu.billing.pricing.PriceKey;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import java.time.LocalDate;

/** What calls have in common that are charged anew together: their application, operation and business date. */
record Line(OrganisationId organisation, ApplicationId application, PriceKey price, LocalDate businessDate) {}
